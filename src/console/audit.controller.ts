import { Get, Injectable, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiQuery } from '@nestjs/swagger';
import { setOperatorResponse } from '../operator/operator.response.js';
import { StrictValidationPipe } from '../operator/strict.validation.pipe.js';
import { AuditQuery } from './audit.requests.js';
import { AuditLog } from './audit.log.js';
import { AuditEventPage } from './console.views.js';
import { RequirePermission } from './require.permission.decorator.js';

/** Who did what, for administrators. */
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
    // One more than is asked for tells whether there is a next page.
    const { limit } = query;
    const lines = await this.audit.list({ ...query, limit: limit + 1 });
    const events = lines.slice(0, limit);
    const next = lines.length > limit ? (events.at(-1)?.id ?? null) : null;
    setOperatorResponse(response, { events, next });
  }
}
