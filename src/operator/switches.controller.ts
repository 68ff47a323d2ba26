import { Delete, Get, Injectable, Put, Query, Res } from '@nestjs/common';
import { OperatedApp } from './operated.app.js';
import { settleAnswer } from './operator.answer.js';
import { ActedBy, JsonBody } from './operator.parameters.js';
import { RequestPipe } from './request.pipe.js';
import { SwitchChange, SwitchQuery } from './switch.requests.js';
import type { SwitchList } from './switch.views.js';

/** The switches of bots and nodes. What cannot be switched is a `SwitchException`. */
@Injectable()
export abstract class SwitchesController {
  constructor(private readonly app: OperatedApp) {}

  @Get()
  list(@Res({ passthrough: true }) response: object): void {
    settleAnswer(response, { switches: this.app.switches.list() } satisfies SwitchList);
  }

  @Put()
  async set(
    @JsonBody(new RequestPipe(SwitchChange)) change: Readonly<SwitchChange>,
    @ActedBy() by: string,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    settleAnswer(response, await this.app.switches.set({ ...change, by }));
  }

  @Delete()
  async clear(
    @Query(new RequestPipe(SwitchQuery)) query: Readonly<SwitchQuery>,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    settleAnswer(response, await this.app.switches.clear(query));
  }
}
