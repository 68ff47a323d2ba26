import { judge } from '../../../bench/soak/judge.js';
import { SoakReport } from '../../../bench/soak/soak.report.js';
import { CallLog } from '../../../bench/soak/call.log.js';
import { QUEUED, STARTED } from '../../support/values/english.texts.js';

const QUICK = { kind: 'quick', answer: /The speaker costs/ };
const FAILING = { kind: 'failing', userName: 'user_1' };
const BUSY = 'Many people are writing to us right now. Please try again in a minute.';

const answered = (message: string, status = 200, seconds = 0.1) => ({
  status,
  text: JSON.stringify({ status: true, response: [message] }),
  seconds,
});

describe('the judge of a soak', () => {
  it.each([
    ['answered', QUICK, answered('The speaker costs ₹ 2,499.')],
    ['busy', QUICK, answered(BUSY)],
    ['agent called', FAILING, answered(STARTED)],
    ['agent queued', FAILING, answered(QUEUED)],
    ['401', { kind: 'forged' }, answered('', 401)],
    ['400', { kind: 'malformed' }, answered('', 400)],
  ])('accepts %s', (outcome, call, answer) => {
    expect(judge(call, answer)).toEqual({ outcome });
  });

  it.each([
    ['a quick call with a fallback text', QUICK, answered('Something went wrong.')],
    ['a quick call with the text of another one', QUICK, answered('Order 7 is being packed.')],
    ['a quick call that is handed off', QUICK, answered(STARTED)],
    ['a failing call without a promise', FAILING, answered('I cannot help you right now.')],
    ['a failing call with an answer', FAILING, answered('The speaker costs ₹ 2,499.')],
    ['a forged call that is answered', { kind: 'forged' }, answered('The speaker costs')],
    ['a malformed call that fails', { kind: 'malformed' }, answered('', 500)],
    ['an error', QUICK, answered('The speaker costs', 500)],
    ['a late answer', QUICK, answered('The speaker costs', 200, 31)],
    ['no answer', QUICK, { status: 0, text: 'ECONNRESET', seconds: 0 }],
    ['no reply', QUICK, { status: 200, text: '{"status":true,"response":[]}', seconds: 0 }],
  ])('rejects %s', (_, call, answer) => {
    expect(judge(call, answer).fault).toBeDefined();
  });
});

describe('the report of a soak', () => {
  const SENT = 1_000;

  const violations = (changes: {
    busy?: number;
    promises?: number;
    delivered?: number;
    unsent?: number;
  }): string[] => {
    const { busy = 0, promises = 20, delivered = 20, unsent = 0 } = changes;
    const log = new CallLog();
    const add = (call: object, message: string) =>
      log.add({ ...call, phase: 'undisturbed' }, answered(message));
    for (let index = 0; index < SENT; index++)
      add(QUICK, index < busy ? BUSY : 'The speaker costs ₹ 2,499.');
    for (let index = 0; index < promises; index++)
      add({ ...FAILING, userName: `user_${index}` }, STARTED);
    const soak = { log, failures: [], missing: [], unsent };
    const states = delivered > 0 ? { delivered } : {};
    const errors = { count: () => 0 };
    const ended = { minutes: 3, states, exitCode: 0, arrivals: new Map(), hasDisk: true, errors };
    return new SoakReport(soak, ended).violations;
  };

  it('shows no violation when each call had its answer', () => {
    expect(violations({ busy: 1, unsent: 20 })).toEqual([]);
  });

  it.each([
    ['no agent was promised', { promises: 0 }],
    ['no handoff is delivered', { delivered: 0 }],
    ['% of the calls were busy', { busy: 30 }],
    ['% of the calls were not sent', { unsent: 40 }],
  ])('shows that %s', (violation, changes) => {
    expect(violations(changes)).toEqual([expect.stringContaining(violation)]);
  });
});
