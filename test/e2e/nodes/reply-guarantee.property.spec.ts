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
import { boot, ENDPOINTS, SECRET } from '../../support/test.app.js';
import { type NodeBehavior, nodeBehaviors } from '../../support/bots/node.behaviors.js';
import { type InvalidValue, invalidValues } from '../../support/values/invalid.values.js';
import { caseCountForRun } from '../../support/values/property.cases.js';
import { expectValidReply } from '../../support/reply.expect.js';

/** Runs per platform. */
const RUNS = caseCountForRun(600);

let behavior: NodeBehavior;
let desk: NodeBehavior;

@Injectable()
class Bot {
  @HaptikNode({ name: 'any', timeoutMs: 30 })
  any(@HaptikSignal() signal: AbortSignal): string {
    return behavior.run(signal) as string;
  }

  @HaptikNode('normal')
  normal(@HaptikEntity('text') text: string) {
    return `As always: ${text}`;
  }
}

class AnyDesk extends AgentDesk {
  override handOff(_request: unknown, signal: AbortSignal): Promise<HandoffOutcome> {
    return desk.run(signal) as Promise<HandoffOutcome>;
  }
}

const outcome = ({ description, create }: InvalidValue): NodeBehavior => ({
  description: `the desk says ${description}`,
  run: () => Promise.resolve({ kind: create(), message: create() }),
});

const moves: NodeBehavior = {
  description: 'the desk moves',
  run: () => Promise.resolve({ kind: 'delivered' }),
};

const desks: fc.Arbitrary<NodeBehavior> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(moves) },
  { weight: 2, arbitrary: nodeBehaviors },
  { weight: 2, arbitrary: invalidValues.map(outcome) },
);

/**
 * The runner fails a test for an unhandled rejection or an uncaught exception anywhere in the
 * process, so that every test here asserts their absence too.
 */
describe.each(ENDPOINTS)('with any behavior of a node method on %s', (platform) => {
  let app: INestApplication;
  let haptik: HaptikTestClient;
  let conversationNo = 0;
  beforeAll(async () => {
    app = await boot({
      platform,
      options: {
        handoff: { desk: new AnyDesk(), team: 'care' },
        budget: { totalMs: 250, reserveMs: 200 },
        // The methods must be called regardless of failures.
        breaker: false,
      },
      metadata: { providers: [Bot] },
    });
    haptik = new HaptikTestClient(app, { secret: SECRET });
  });
  // Late results arrive now and must not cause errors.
  afterEach(() => sleep(100));
  afterAll(() => app.close());

  it('the user gets a valid reply, and the next call is answered', async () => {
    await fc.assert(
      fc.asyncProperty(nodeBehaviors, desks, async (tried, called) => {
        behavior = tried;
        desk = called;
        expectValidReply(await haptik.call('any', { conversationNo: ++conversationNo }));
        const next = await haptik.call('normal', { entities: { text: String(conversationNo) } });
        expect(next.body).toEqual({ status: true, response: [`As always: ${conversationNo}`] });
      }),
      { numRuns: RUNS, endOnFailure: false },
    );
  });

  it('the user gets a valid reply when many calls fail simultaneously', async () => {
    const samples = fc.sample(nodeBehaviors, 200);
    desk = moves;
    const replies = await Promise.all(
      samples.map((sample) => {
        behavior = sample;
        return haptik.call('any', { conversationNo: ++conversationNo });
      }),
    );
    expect(replies).toHaveLength(200);
    replies.forEach(expectValidReply);
  });
});
