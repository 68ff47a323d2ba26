import { setTimeout as sleep } from 'node:timers/promises';
import { Global, Injectable, type INestApplication, Module } from '@nestjs/common';
import {
  AgentDesk,
  HaptikNode,
  HandoffOutbox,
  type HandoffOutcome,
  type HandoffRequest,
} from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, SECRET } from '../../support/test.app.js';
import { QUEUED } from '../../support/values/english.texts.js';

/** More than the margin of the outbox. */
const WRITE_MS = 150;

@Injectable()
class Bot {
  @HaptikNode('breaks')
  breaks(): string {
    throw new Error('back end down');
  }
}

/** Takes its time to store a handoff, and retries what the desk does not answer. */
class SlowOutbox extends HandoffOutbox {
  override async deliverOnce(
    _request: HandoffRequest,
    _dedupeWindowMs: number,
    handOff: () => Promise<HandoffOutcome>,
  ): Promise<HandoffOutcome> {
    await sleep(WRITE_MS);
    const { kind } = await handOff();
    return { kind: 'queued', message: kind };
  }
}

@Global()
@Module({
  providers: [{ provide: HandoffOutbox, useClass: SlowOutbox }],
  exports: [HandoffOutbox],
})
class OutboxModule {}

class SilentDesk extends AgentDesk {
  override handOff(): Promise<HandoffOutcome> {
    return new Promise(() => undefined);
  }
}

describe('while a handoff takes long to be stored, and the desk says nothing', () => {
  let app: INestApplication;
  beforeAll(async () => {
    app = await boot({
      options: {
        handoff: { desk: new SilentDesk() },
        budget: { totalMs: 2_000, reserveMs: 1_000 },
      },
      metadata: { imports: [OutboxModule], providers: [Bot] },
    });
  });
  afterAll(() => app.close());

  it('the user reads that the handoff is queued, as it is', async () => {
    const { texts } = await new HaptikTestClient(app, { secret: SECRET }).call('breaks');
    expect(texts).toEqual([QUEUED]);
  });
});
