import * as fc from 'fast-check';
import { failure, handoff, reply } from 'nestjs-haptik';
import { NodeFailure } from '../../../src/reply/result/node.failure.js';
import { Handoff } from '../../../src/reply/result/handoff.js';
import { ResolvedBotOptions } from '../../../src/options/resolved/resolved.bot.options.js';
import { CallBody } from '../../../src/payload/call.body.js';
import { NodeCall } from '../../../src/payload/node.call.js';
import { mapNodeResult } from '../../../src/reply/node.result.mapper.js';
import { invalidValues } from '../../support/values/invalid.values.js';
import { findReplyProblems } from '../../support/reply.expect.js';

const CALL = new NodeCall(new CallBody({ node: 'x' }), {
  bot: 'default',
  receivedAt: 0,
  applicationSecrets: () => [],
});
const BOT = new ResolvedBotOptions('default', {});

const map = (answer: unknown) => mapNodeResult(answer, CALL, BOT);

describe('mapNodeResult', () => {
  it.each([
    ['a text', 'Hello.', { status: true, response: ['Hello.'] }],
    ['texts', ['a', 'b'], { status: true, response: ['a', 'b'] }],
    ['a reply', reply('a'), { status: true, response: ['a'] }],
    ['a failure', failure('a'), { status: false, response: ['a'] }],
    [
      'a reply with state updates',
      reply('a').conversation({ n: 1 }),
      { status: true, response: ['a'], conversation_details: { n: 1 } },
    ],
  ])('maps %s to a reply', (_what, answer, expected) => {
    expect(map(answer)).toEqual({
      outcome: expected,
      warnings: [],
      errors: [],
      channelWarnings: [],
    });
  });

  it('keeps a handoff', () => {
    const requested = handoff({ team: 'care' });
    expect(map(requested).outcome).toBe(requested);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty text', ''],
    ['blanks', [' ', '\n']],
    ['an empty list', []],
    ['an empty reply', reply()],
    ['an empty failure', failure('')],
  ])('maps %s to a failure with the reason "empty"', (_what, answer) => {
    expect(map(answer).outcome).toMatchObject({ reason: 'empty' });
  });

  it.each([
    ['a number', 42],
    ['true', true],
    ['an object', { text: 'x' }],
    ['the wire form', { status: true, response: ['x'] }],
    ['a list of numbers', [1, 2]],
    ['a reply of a Date', reply(new Date() as never)],
  ])('maps %s to a failure with the reason "invalid"', (_what, answer) => {
    expect(map(answer).outcome).toMatchObject({ reason: 'invalid' });
  });

  it('describes omitted messages without their contents', () => {
    const { warnings } = map(['fine', 4711, { password: 'hidden' }]);
    expect(warnings).toHaveLength(2);
    expect(warnings.join()).not.toMatch(/4711|password|hidden/);
  });

  it('maps any value to a reply, a handoff or a failure', () => {
    fc.assert(
      fc.property(invalidValues, invalidValues, (first, second) => {
        const answers = [
          () => first.create(),
          () => [first.create(), 'text', second.create()],
          () => reply(first.create() as string, second.create() as string),
          () => reply('text').conversation({ key: first.create() as string }),
          () => failure('text').user({ key: first.create() as string }),
        ];
        for (const make of answers) {
          const { outcome } = map(make());
          const isReply = !(outcome instanceof NodeFailure || outcome instanceof Handoff);
          expect(isReply ? findReplyProblems(JSON.parse(JSON.stringify(outcome))) : []).toEqual([]);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
