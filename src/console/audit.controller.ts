import { Get, Injectable, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiQuery } from '@nestjs/swagger';
import { settleAnswer } from '../operator/operator.answer.js';
import { RequestPipe } from '../operator/request.pipe.js';
import { AuditQuery } from './audit.requests.js';
import { ConsoleAudit } from './console.audit.js';
import { AuditPage } from './console.views.js';
import { Needs } from './needs.decorator.js';

/** Who did what, for administrators. */
@Injectable()
export abstract class AuditController {
  constructor(private readonly audit: ConsoleAudit) {}

  @Needs('audit')
  @Get()
  @ApiQuery({ type: AuditQuery })
  @ApiOkResponse({ type: AuditPage })
  async list(
    @Query(new RequestPipe(AuditQuery)) query: Readonly<AuditQuery>,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    // One more than is asked for tells whether there is a next page.
    const { limit } = query;
    const lines = await this.audit.list({ ...query, limit: limit + 1 });
    const events = lines.slice(0, limit);
    const next = lines.length > limit ? (events.at(-1)?.id ?? null) : null;
    settleAnswer(response, { events, next });
  }
}
