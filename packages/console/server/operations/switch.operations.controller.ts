import { Body, Controller, Delete, Get, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { SwitchResult } from 'nestjs-haptik';
import type { SwitchList } from 'nestjs-haptik/internal';
import { HostProviders } from '../common/host.providers.js';
import type { Principal } from '../auth/principal.js';
import { CurrentPrincipal, RequirePermission } from '../auth/require.permission.decorator.js';
import { SwitchListView, SwitchResultView } from './node.views.js';
import { OperationAuditInterceptor } from './operation.audit.interceptor.js';
import { ClearSwitchRequest, SetSwitchRequest } from './operation.requests.js';

/** Switches of bots and nodes, for publishers; administrators change them. */
@Controller('operations/switches')
@UseInterceptors(OperationAuditInterceptor)
export class SwitchOperationsController {
  constructor(private readonly host: HostProviders) {}

  @RequirePermission('operations:read')
  @Get()
  @ApiOkResponse({ type: SwitchListView })
  list(): SwitchList {
    return { switches: this.host.operator.switches.list() };
  }

  @RequirePermission('operations:write')
  @Put()
  @ApiOkResponse({ type: SwitchResultView })
  set(
    @Body() { bot, node, mode, note }: SetSwitchRequest,
    @CurrentPrincipal() { name }: Principal,
  ): Promise<SwitchResult> {
    return this.host.operator.switches.set({ bot, node, mode, note, changedBy: name });
  }

  @RequirePermission('operations:write')
  @Delete()
  @ApiOkResponse({ type: SwitchResultView })
  clear(@Query() key: ClearSwitchRequest): Promise<SwitchResult> {
    return this.host.operator.switches.clear(key);
  }
}
