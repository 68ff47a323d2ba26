import { Delete, Get, Injectable, Put, Query, Res } from '@nestjs/common';
import { OperatorContext } from '../operator.context.js';
import { setOperatorResponse } from '../operator.response.js';
import { CurrentOperator, JsonBody } from '../operator.parameters.js';
import { StrictValidationPipe } from '../validation/strict.validation.pipe.js';
import { SwitchChange, SwitchQuery } from './switch.requests.js';
import type { SwitchList } from './switch.responses.js';

/** Lists, sets and clears switches of bots and nodes. */
@Injectable()
export abstract class SwitchesController {
  constructor(private readonly context: OperatorContext) {}

  @Get()
  list(@Res({ passthrough: true }) response: object): void {
    setOperatorResponse(response, { switches: this.context.switches.list() } satisfies SwitchList);
  }

  @Put()
  async set(
    @JsonBody(new StrictValidationPipe(SwitchChange)) change: Readonly<SwitchChange>,
    @CurrentOperator() changedBy: string,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    setOperatorResponse(response, await this.context.switches.set({ ...change, changedBy }));
  }

  @Delete()
  async clear(
    @Query(new StrictValidationPipe(SwitchQuery)) query: Readonly<SwitchQuery>,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    setOperatorResponse(response, await this.context.switches.clear(query));
  }
}
