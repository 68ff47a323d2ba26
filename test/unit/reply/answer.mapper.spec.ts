import * as fc from 'fast-check';
import { failure, handoff, reply } from 'nestjs-haptik';
import { Breakdown } from '../../../src/answer/breakdown.js';
import { Handoff } from '../../../src/answer/handoff.js';
import { BotOptions } from '../../../src/options/bot.options.js';
import { NodeCall } from '../../../src/payload/node.call.js';
import { mapAnswer } from '../../../src/reply/answer.mapper.js';
import { rubbishes } from '../../support/rubbish.js';
import { faultsOf } from '../../support/wire.expect.js';

const CALL = new NodeCall({ node: 'x' }, { bot: 'default', receivedAt: 0 });
const BOT = new BotOptions('default', {});

const map = (answer: unknown) => mapAnswer(answer, CALL, BOT);

describe('what a node method returned', () => {
  it.each([
    ['a text', 'Hello.', { status: true, response: ['Hello.'] }],
    ['texts', ['a', 'b'], { status: true, response: ['a', 'b'] }],
    ['a reply', reply('a'), { status: true, response: ['a'] }],
    ['a failure', failure('a'), { status: false, response: ['a'] }],
    [
      'a reply with state',
      reply('a').conversation({ n: 1 }),
      { status: true, response: ['a'], conversation_details: { n: 1 } },
    ],
  ])('becomes a reply when it is %s', (_what, answer, expected) => {
    expect(map(answer)).toEqual({ outcome: expected, warnings: [], errors: [], hints: [] });
  });

  it('stays a hand-over when it is one', () => {
    const wish = handoff({ team: 'care' });
    expect(map(wish).outcome).toBe(wish);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty text', ''],
    ['blanks', [' ', '\n']],
    ['an empty list', []],
    ['an empty reply', reply()],
    ['an empty failure', failure('')],
  ])('breaks down as empty when it is %s', (_what, answer) => {
    expect(map(answer).outcome).toMatchObject({ reason: 'empty' });
  });

  it.each([
    ['a number', 42],
    ['true', true],
    ['an object', { text: 'x' }],
    ['the wire form', { status: true, response: ['x'] }],
    ['a list of numbers', [1, 2]],
    ['a reply of a Date', reply(new Date() as never)],
  ])('breaks down as invalid when it is %s', (_what, answer) => {
    expect(map(answer).outcome).toMatchObject({ reason: 'invalid' });
  });

  it('says what was left out, without its contents', () => {
    const { warnings } = map(['fine', 4711, { password: 'hidden' }]);
    expect(warnings).toHaveLength(2);
    expect(warnings.join()).not.toMatch(/4711|password|hidden/);
  });

  it('becomes a reply, a hand-over or a breakdown, whatever it is', () => {
    fc.assert(
      fc.property(rubbishes, rubbishes, (first, second) => {
        const answers = [
          () => first.make(),
          () => [first.make(), 'text', second.make()],
          () => reply(first.make() as string, second.make() as string),
          () => reply('text').conversation({ key: first.make() as string }),
          () => failure('text').user({ key: first.make() as string }),
        ];
        for (const make of answers) {
          const { outcome } = map(make());
          const isReply = !(outcome instanceof Breakdown || outcome instanceof Handoff);
          expect(isReply ? faultsOf(JSON.parse(JSON.stringify(outcome))) : []).toEqual([]);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
