import { Controller, Get, HttpCode, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { HandoffEntry } from 'nestjs-haptik';
import type { HandoffPage, HandoffTotals } from 'nestjs-haptik/internal';
import { HostProviders } from '../common/host.providers.js';
import type { Principal } from '../auth/principal.js';
import { CurrentPrincipal, RequirePermission } from '../auth/require.permission.decorator.js';
import { HandoffPageView, HandoffTotalsView, HandoffView } from './handoff.views.js';
import { OperationAuditInterceptor } from './operation.audit.interceptor.js';
import { HandoffCountsRequest, HandoffListRequest } from './operation.requests.js';

/** Handoffs, for publishers; administrators change them. */
@Controller('operations/handoffs')
@UseInterceptors(OperationAuditInterceptor)
export class HandoffOperationsController {
  constructor(private readonly host: HostProviders) {}

  @RequirePermission('operations:read')
  @Get()
  @ApiOkResponse({ type: HandoffPageView })
  list(@Query() query: HandoffListRequest): Promise<HandoffPage> {
    return this.host.handoffs.list(query);
  }

  @RequirePermission('operations:read')
  @Get('counts')
  @ApiOkResponse({ type: HandoffTotalsView })
  counts(@Query() { since }: HandoffCountsRequest): Promise<HandoffTotals> {
    return this.host.handoffs.counts(since);
  }

  @RequirePermission('operations:write')
  @Post(':id/retry')
  @HttpCode(200)
  @ApiOkResponse({ type: HandoffView })
  retry(@Param('id') id: string, @CurrentPrincipal() { name }: Principal): Promise<HandoffEntry> {
    return this.host.handoffs.retry(id, name);
  }

  @RequirePermission('operations:write')
  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: HandoffView })
  cancel(@Param('id') id: string, @CurrentPrincipal() { name }: Principal): Promise<HandoffEntry> {
    return this.host.handoffs.cancel(id, name);
  }
}
