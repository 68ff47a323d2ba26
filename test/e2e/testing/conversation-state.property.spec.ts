import type { INestApplication } from '@nestjs/common';
import * as fc from 'fast-check';
import { HaptikCall, HaptikNode, type NodeCall, reply } from 'nestjs-haptik';
import { haptikBot, type HaptikTestBot } from 'nestjs-haptik/testing';
import { boot } from '../../support/test.app.js';
import { caseCountForRun } from '../../support/values/property.cases.js';

const scalars = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));

/** Any state at the start of a conversation. */
const starts = fc.record({
  conversationDetails: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
  userDetails: fc.dictionary(fc.string(), fc.string(), { maxKeys: 4 }),
});

/** Updates of the state by the calls of a conversation; null for a call that leaves the state as it is. */
const updates = fc.array(
  fc.option(
    fc.record({
      conversation: fc.dictionary(fc.string(), scalars, { maxKeys: 4 }),
      user: fc.dictionary(fc.string(), fc.string(), { maxKeys: 4 }),
    }),
  ),
  { minLength: 1, maxLength: 6 },
);

class StateBot {
  received: unknown[] = [];
  update: {
    readonly conversation: Record<string, string | number | boolean | null>;
    readonly user: Record<string, string>;
  } | null = null;

  @HaptikNode('state')
  state(@HaptikCall() call: NodeCall) {
    this.received.push([call.conversationDetails, call.userDetails, call.conversationNo]);
    const { update } = this;
    return update === null
      ? 'Unchanged.'
      : reply('Changed.').conversation(update.conversation).user(update.user);
  }
}

describe('a conversation', () => {
  let app: INestApplication;
  let bot: HaptikTestBot;
  beforeAll(async () => {
    app = await boot({ metadata: { providers: [StateBot] } });
    bot = await haptikBot(app);
  });
  afterAll(() => app.close());

  it('sends the state maps of the last reply that had them with the next call', async () => {
    const node = app.get(StateBot);
    await fc.assert(
      fc.asyncProperty(updates, starts, async (given, start) => {
        const chat = bot.conversation(start);
        let expected: unknown = [start.conversationDetails, start.userDetails, '1'];
        for (const update of given) {
          node.received = [];
          node.update = update;
          const answer = await chat.node('state').send();
          expect(node.received).toEqual([JSON.parse(JSON.stringify(expected))]);
          const [conversation, user] = expected as [object, object];
          expected = [answer.conversationDetails ?? conversation, answer.userDetails ?? user, '1'];
          expect([chat.conversationDetails, chat.userDetails]).toEqual(
            (expected as unknown[]).slice(0, 2),
          );
        }
      }),
      { numRuns: caseCountForRun(300) },
    );
  });
});
