import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { AuditQuery } from './audit.requests.js';
import { AuditLog } from './audit.log.js';
import { AuditEventPage } from './audit.views.js';
import { RequirePermission } from '../auth/require.permission.decorator.js';

/** Audit log, for administrators. */
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditLog) {}

  @RequirePermission('audit')
  @Get()
  @ApiOkResponse({ type: AuditEventPage })
  async list(@Query() { limit, ...filter }: AuditQuery): Promise<AuditEventPage> {
    // One extra row shows whether there is a next page.
    const entries = await this.audit.list({ ...filter, limit: limit + 1 });
    const events = entries.slice(0, limit);
    const next = entries.length > limit ? (events.at(-1)?.id ?? null) : null;
    return { events, next };
  }
}
