import { Get, Injectable, Logger, Param, Post, Query, Res } from '@nestjs/common';
import type { HandoffEntry } from '../../handoff/handoff.repository.js';
import { quote } from '../../payload/quote.js';
import { HandoffsService } from './handoffs.service.js';
import { HandoffCountQuery, HandoffQuery } from './handoff.requests.js';
import { toPage, toTotals } from './handoff.responses.js';
import { setOperatorResponse } from '../operator.response.js';
import { CurrentOperator } from '../operator.parameters.js';
import { StrictValidationPipe } from '../validation/strict.validation.pipe.js';

/** Lists and changes handoffs. Global validation pipes skip parameters of a `Readonly` type. */
@Injectable()
export abstract class HandoffsController {
  readonly #logger = new Logger('Haptik');

  constructor(private readonly service: HandoffsService) {}

  @Get()
  async list(
    @Query(new StrictValidationPipe(HandoffQuery)) query: Readonly<HandoffQuery>,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    // One additional entry shows whether there is a next page.
    const limit = query.limit + 1;
    const entries = await this.service.run((repository) => repository.list({ ...query, limit }));
    setOperatorResponse(response, toPage(entries, query.limit));
  }

  @Get('counts')
  async counts(
    @Query(new StrictValidationPipe(HandoffCountQuery)) { since }: Readonly<HandoffCountQuery>,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const counts = await this.service.run((repository) => repository.counts(since));
    setOperatorResponse(response, toTotals(since, counts));
  }

  @Post(':id/retry')
  async retry(
    @Param('id') id: string,
    @CurrentOperator() by: string,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const entry = await this.service.run((repository) => repository.retry(id, by));
    this.log('requeued', entry);
    setOperatorResponse(response, entry);
  }

  @Post(':id/cancel')
  async cancel(
    @Param('id') id: string,
    @CurrentOperator() by: string,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const entry = await this.service.run((repository) => repository.cancel(id, by));
    this.log('cancelled', entry);
    setOperatorResponse(response, entry);
  }

  private log(change: string, { id, bot, node, reason }: HandoffEntry): void {
    this.#logger.log(
      `Bot "${bot}", node ${quote(node)}: handoff ${id} (${reason}) ${change} by an operator`,
    );
  }
}
