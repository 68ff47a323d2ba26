import { Get, Injectable, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiQuery } from '@nestjs/swagger';
import { setOperatorResponse } from '../operator/operator.response.js';
import { StrictValidationPipe } from '../operator/validation/strict.validation.pipe.js';
import { AuditQuery } from './audit.requests.js';
import { AuditLog } from './audit.log.js';
import { AuditEventPage } from './console.views.js';
import { RequirePermission } from './require.permission.decorator.js';

/** Audit log, for administrators. */
@Injectable()
export abstract class AuditController {
  constructor(private readonly audit: AuditLog) {}

  @RequirePermission('audit')
  @Get()
  @ApiQuery({ type: AuditQuery })
  @ApiOkResponse({ type: AuditEventPage })
  async list(
    @Query(new StrictValidationPipe(AuditQuery)) query: Readonly<AuditQuery>,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    // One extra row shows whether there is a next page.
    const { limit } = query;
    const entries = await this.audit.list({ ...query, limit: limit + 1 });
    const events = entries.slice(0, limit);
    const next = entries.length > limit ? (events.at(-1)?.id ?? null) : null;
    setOperatorResponse(response, { events, next });
  }
}
