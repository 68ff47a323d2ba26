import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { RequirePermission } from '../auth/require.permission.decorator.js';
import { OperationsOverviewRequest } from './operation.requests.js';
import { OperationsOverviewService } from './operations.overview.service.js';
import { OperationsOverview } from './operations.overview.views.js';

/** The overview of the status page, for publishers. */
@Controller('operations')
export class OperationsOverviewController {
  constructor(private readonly overviews: OperationsOverviewService) {}

  @RequirePermission('operations:read')
  @Get('overview')
  @ApiOkResponse({ type: OperationsOverview })
  overview(@Query() { range, bot }: OperationsOverviewRequest): Promise<OperationsOverview> {
    return this.overviews.read(range, bot);
  }
}
