import { Get, Injectable, Logger, Param, Post, Query, Res } from '@nestjs/common';
import type { HandoffEntry } from '../handoff/handoff.book.js';
import { quote } from '../payload/quote.js';
import { BookKeeper } from './book.keeper.js';
import { CountQuery, HandoffQuery } from './handoff.requests.js';
import { pageOf, totalsOf } from './handoff.views.js';
import { settleAnswer } from './operator.answer.js';
import { ActedBy } from './operator.parameters.js';
import { RequestPipe } from './request.pipe.js';

/** The book of hand-overs. Parameters are read-only types, so that pipes of the host skip them. */
@Injectable()
export abstract class HandoffsController {
  readonly #logger = new Logger('Haptik');

  constructor(private readonly keeper: BookKeeper) {}

  @Get()
  async list(
    @Query(new RequestPipe(HandoffQuery)) query: Readonly<HandoffQuery>,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    // One more than is asked for tells whether there is a next page.
    const limit = query.limit + 1;
    const entries = await this.keeper.ask((book) => book.list({ ...query, limit }));
    settleAnswer(response, pageOf(entries, query.limit));
  }

  @Get('counts')
  async counts(
    @Query(new RequestPipe(CountQuery)) { since }: Readonly<CountQuery>,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const counts = await this.keeper.ask((book) => book.counts(since));
    settleAnswer(response, totalsOf(since, counts));
  }

  @Post(':id/retry')
  async retry(
    @Param('id') id: string,
    @ActedBy() by: string,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const entry = await this.keeper.ask((book) => book.retry(id, by));
    this.tell('retries', entry);
    settleAnswer(response, entry);
  }

  @Post(':id/drop')
  async drop(
    @Param('id') id: string,
    @ActedBy() by: string,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const entry = await this.keeper.ask((book) => book.drop(id, by));
    this.tell('drops', entry);
    settleAnswer(response, entry);
  }

  private tell(what: string, { id, bot, node, reason }: HandoffEntry): void {
    const line = `Bot "${bot}", node ${quote(node)}: an operator ${what} hand-over ${id} (${reason})`;
    this.#logger.log(line);
  }
}
