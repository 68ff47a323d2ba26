import { IntlMessageFormat } from 'intl-messageformat';
import { EN } from '../../../packages/console/web/src/i18n/en.js';
import type { Translate } from '../../../packages/console/web/src/i18n/translate.js';
import type { AnswerInput } from '../../../packages/console/web/src/operations/answers/answer.js';
import { failingAnswer } from '../../../packages/console/web/src/operations/answers/failing.answer.js';
import { fastAnswer } from '../../../packages/console/web/src/operations/answers/fast.answer.js';
import { upAnswer } from '../../../packages/console/web/src/operations/answers/up.answer.js';
import { waitingAnswer } from '../../../packages/console/web/src/operations/answers/waiting.answer.js';
import { createFormat } from '../../../packages/console/web/src/operations/format.js';
import {
  AGO,
  CIRCUIT,
  FAILING,
  FIGURES,
  NEVER_CALLED,
  NODE,
  NOW,
  NO_CALLS,
  OVERVIEW,
  REPLICA,
  type Overview,
} from '../../support/console/overview.fixture.js';

const text: Translate = (key, values) =>
  String(new IntlMessageFormat(EN[key], 'en').format(values));

function input(change: Partial<Overview> = {}, ageSeconds = 0): AnswerInput {
  return { overview: { ...OVERVIEW, ...change }, ageSeconds, text, format: createFormat('en') };
}

const UNCOUNTED = { isCounting: false, total: NO_CALLS, nodes: [] };

function refused(count: number): Partial<Overview> {
  return { signatureFailures: [{ bot: 'default', cause: 'secret-unknown', count, lastAt: AGO }] };
}

function waiting(age: number, lostInRange = 0): Partial<Overview> {
  const chat = {
    id: 'h1',
    bot: 'default',
    node: 'order_status',
    team: null,
    createdAt: AGO,
    expiresAt: NOW,
    ageSeconds: age,
    attempts: 3,
    lastError: '503',
    level: 'ok',
  } as const;
  const { pendingChats } = OVERVIEW;
  return {
    pendingChats: { ...pendingChats, count: 1, oldestAgeSeconds: age, lostInRange, oldest: [chat] },
  };
}

describe('the answers of the status page', () => {
  const reachable = { lastAnswerAt: Date.parse(NOW), problem: undefined };

  it.each<[string, Partial<Overview>, string, RegExp]>([
    ['it reports', {}, 'good', /^Yes$/],
    [
      'a replica is missing',
      { replicas: [REPLICA, { ...REPLICA, id: 'web-2', isMissing: true }] },
      'warning',
      /^Partly: 1 of 2 replicas is missing$/,
    ],
    ['a scanner is refused', refused(2), 'good', /^Yes$/],
    ['many requests are refused', refused(60), 'warning', /refuses many requests/],
    ['most requests are refused', refused(300), 'critical', /refuses the calls of the bot/],
    [
      'the database is slow',
      { storage: { ...OVERVIEW.storage, responseMs: 2_400 } },
      'warning',
      /database is slow/,
    ],
  ])('whether it is up, when %s', (_name, change, severity, title) => {
    const answer = upAnswer(input(change), reachable);
    expect(answer).toMatchObject({ severity, title: expect.stringMatching(title) });
  });

  it('say since when the server or its database is away', () => {
    const [unreachable, database] = (['unreachable', 'database'] as const).map((problem) =>
      upAnswer(input(), { lastAnswerAt: Date.parse(NOW), problem }),
    );
    expect(unreachable).toMatchObject({
      severity: 'critical',
      title: expect.stringMatching(/^Unknown since \d/),
    });
    expect(database).toMatchObject({
      severity: 'warning',
      title: expect.stringMatching(/without its database since/),
    });
  });

  it.each<[string, Partial<Overview['total']>, string, RegExp]>([
    ['calls are quick', {}, 'good', /^Yes: 95% of calls need at most 20%/],
    ['calls are near the deadline', { deadlineShareP95: 0.85 }, 'warning', /^Barely: .* 85%/],
    [
      'one misses it',
      { failuresByCause: [{ cause: 'deadline', count: 1 }] },
      'warning',
      /^Mostly: 1 call of 200/,
    ],
    [
      'many miss it',
      { failuresByCause: [{ cause: 'deadline', count: 30 }] },
      'critical',
      /^No: 15% of calls/,
    ],
    ['there are none', NO_CALLS, 'idle', /^No calls in the last hour$/],
  ])('whether it is fast, when %s', (_name, change, severity, title) => {
    const answer = fastAnswer(input({ total: { ...FIGURES, ...change } }));
    expect(answer).toMatchObject({ severity, title: expect.stringMatching(title) });
  });

  it('say that calls are not counted', () => {
    const uncounted = input(UNCOUNTED);
    const off = { severity: 'idle', title: 'Calls are not counted', details: [] };
    expect([fastAnswer(uncounted), failingAnswer(uncounted)]).toEqual([off, off]);
    expect(waitingAnswer(uncounted)).toMatchObject({ title: 'No chat waits', details: [] });
    const { title, details } = upAnswer(uncounted, reachable);
    expect([title, ...details]).toEqual(['Yes', '1 replica, version 0.1.0.']);
  });

  it('name the node that fails, the cause and the last error', () => {
    const other = { ...FAILING, node: 'refund', failures: 2 };
    const { severity, title, details } = failingAnswer(input({ nodes: [NODE, other, FAILING] }));
    expect({ severity, title }).toEqual({
      severity: 'critical',
      title: 'order_status: 50 of 200 calls failed',
    });
    expect(details.join(' ')).toBe(
      'Error in the method, 50 times. “connect ECONNREFUSED”, 2 minutes ago. 1 more node fails, 2 calls.',
    );
  });

  it.each<[string, Partial<Overview>, string, RegExp]>([
    ['no node fails', {}, 'good', /^None: 200 calls without a failure$/],
    [
      'a circuit is open',
      { nodes: [{ ...FAILING, circuit: { ...CIRCUIT, state: 'open' } }] },
      'critical',
      /^order_status is not called/,
    ],
    ['there is no call', { total: NO_CALLS, nodes: [] }, 'idle', /^No calls/],
    [
      'nobody calls a node that is switched off',
      { total: NO_CALLS, nodes: [], neverCalled: [{ ...NEVER_CALLED, mode: 'handoff' }] },
      'warning',
      /^No calls.* 1 node is switched off\.$/,
    ],
    [
      'a replica does not call a node that nobody calls any more',
      { neverCalled: [{ ...NEVER_CALLED, replicasWithOpenCircuit: 1 }] },
      'critical',
      /^refund is not called/,
    ],
    [
      'the circuit of a node that nobody calls waits for a call',
      { neverCalled: [{ ...NEVER_CALLED, circuit: { ...CIRCUIT, state: 'half-open' } }] },
      'good',
      /^None: /,
    ],
    [
      'there are several bots',
      { bots: ['default', 'shop'], nodes: [FAILING] },
      'critical',
      /^default \/ order_status:/,
    ],
  ])('which node fails, when %s', (_name, change, severity, title) => {
    const answer = failingAnswer(input(change));
    expect(answer.severity).toBe(severity);
    expect([answer.title, ...answer.details].join(' ')).toMatch(title);
  });

  it.each<[string, Partial<Overview>, number, string, RegExp]>([
    ['no chat waits', {}, 0, 'good', /^No chat waits$/],
    ['a chat just began to wait', waiting(20), 0, 'good', /^1 chat waits for 20 seconds$/],
    ['its age passes the limit on the screen', waiting(20), 45, 'warning', /for 65 seconds$/],
    ['a chat waits long', waiting(400), 0, 'critical', /for 6 minutes$/],
    [
      'one was given up',
      { pendingChats: { ...OVERVIEW.pendingChats, lostInRange: 2 } },
      0,
      'critical',
      /^2 chats were given up in the last hour$/,
    ],
  ])('who waits, when %s', (_name, change, ageSeconds, severity, title) => {
    const answer = waitingAnswer(input(change, ageSeconds));
    expect(answer).toMatchObject({ severity, title: expect.stringMatching(title) });
  });
});
