import { Get, Injectable, Param, Post, Query, Res } from '@nestjs/common';
import { StoredHandoffsService } from './stored.handoffs.service.js';
import { HandoffCountQuery, HandoffQuery } from './handoff.requests.js';
import { setOperatorResponse } from '../operator.response.js';
import { CurrentOperator } from '../operator.parameters.js';
import { StrictValidationPipe } from '../validation/strict.validation.pipe.js';

/** Lists and changes handoffs. Global validation pipes skip parameters of a `Readonly` type. */
@Injectable()
export abstract class HandoffsController {
  constructor(private readonly service: StoredHandoffsService) {}

  @Get()
  async list(
    @Query(new StrictValidationPipe(HandoffQuery)) query: Readonly<HandoffQuery>,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    setOperatorResponse(response, await this.service.list(query));
  }

  @Get('counts')
  async counts(
    @Query(new StrictValidationPipe(HandoffCountQuery)) { since }: Readonly<HandoffCountQuery>,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    setOperatorResponse(response, await this.service.counts(since));
  }

  @Post(':id/retry')
  async retry(
    @Param('id') id: string,
    @CurrentOperator() by: string,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    setOperatorResponse(response, await this.service.retry(id, by));
  }

  @Post(':id/cancel')
  async cancel(
    @Param('id') id: string,
    @CurrentOperator() by: string,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    setOperatorResponse(response, await this.service.cancel(id, by));
  }
}
