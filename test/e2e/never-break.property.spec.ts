import { type INestApplication, Injectable } from '@nestjs/common';
import * as fc from 'fast-check';
import {
  AgentDesk,
  HaptikEntity,
  type HandoffOutcome,
  HaptikNode,
  HaptikSignal,
} from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { boot, PLATFORMS, SECRET } from '../support/app.js';
import { type Behaviour, behaviours } from '../support/behaviours.js';
import { type Rubbish, rubbishes } from '../support/rubbish.js';
import { share } from '../support/runs.js';
import { expectValidReply } from '../support/wire.expect.js';

/** Of each platform; with the desks these are the behaviours that are tried. */
const RUNS = share(1_250);

let behaviour: Behaviour;
let desk: Behaviour;

@Injectable()
class Bot {
  @HaptikNode({ name: 'any', timeoutMs: 30 })
  any(@HaptikSignal() signal: AbortSignal): string {
    return behaviour.run(signal) as string;
  }

  @HaptikNode('normal')
  normal(@HaptikEntity('text') text: string) {
    return `As always: ${text}`;
  }
}

class AnyDesk extends AgentDesk {
  override handOver(_request: unknown, signal: AbortSignal): Promise<HandoffOutcome> {
    return desk.run(signal) as Promise<HandoffOutcome>;
  }
}

const outcome = ({ what, make }: Rubbish): Behaviour => ({
  what: `the desk says ${what}`,
  run: () => Promise.resolve({ kind: make(), message: make() }),
});

const moves: Behaviour = { what: 'the desk moves', run: () => Promise.resolve({ kind: 'moved' }) };

const desks: fc.Arbitrary<Behaviour> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(moves) },
  { weight: 2, arbitrary: behaviours },
  { weight: 2, arbitrary: rubbishes.map(outcome) },
);

/**
 * The runner fails a test for an unhandled rejection or an uncaught exception anywhere in the
 * process, so that every test here asserts their absence too.
 */
describe.each(PLATFORMS)('whatever a node method does on %s', (platform) => {
  let app: INestApplication;
  let haptik: HaptikTestClient;
  let conversationNo = 0;
  beforeAll(async () => {
    app = await boot({
      platform,
      options: {
        handoff: { desk: new AnyDesk(), team: 'care' },
        budget: { total: 250, reserve: 200 },
        // The methods are to be called, however often they failed.
        breaker: false,
      },
      metadata: { providers: [Bot] },
    });
    haptik = new HaptikTestClient(app, { secret: SECRET });
  });
  // What comes too late comes now, and must not hurt either.
  afterEach(() => sleep(100));
  afterAll(() => app.close());

  it('the user gets a valid reply, and the next call is answered', async () => {
    await fc.assert(
      fc.asyncProperty(behaviours, desks, async (tried, called) => {
        behaviour = tried;
        desk = called;
        expectValidReply(await haptik.call('any', { conversationNo: ++conversationNo }));
        const next = await haptik.call('normal', { entities: { text: String(conversationNo) } });
        expect(next.body).toEqual({ status: true, response: [`As always: ${conversationNo}`] });
      }),
      { numRuns: RUNS, endOnFailure: false },
    );
  });

  it('the user gets a valid reply when many calls go wrong at once', async () => {
    const samples = fc.sample(behaviours, 200);
    desk = moves;
    const replies = await Promise.all(
      samples.map((sample) => {
        behaviour = sample;
        return haptik.call('any', { conversationNo: ++conversationNo });
      }),
    );
    expect(replies).toHaveLength(200);
    replies.forEach(expectValidReply);
  });
});
