import type { OperationsOverviewJson } from '../../api/contract.js';
import { nodeLabel } from '../nodes/node.label.js';
import type { Severity } from '../operations.types.js';
import { type Answer, type AnswerInput, periodOf } from './answer.js';

type Thresholds = Pick<
  OperationsOverviewJson['pendingChats'],
  'warningAgeSeconds' | 'criticalAgeSeconds'
>;

/** The severity of an age, which grows between two reads of the overview. */
export function waitSeverity(
  age: number,
  { warningAgeSeconds, criticalAgeSeconds }: Thresholds,
): Severity {
  if (age >= criticalAgeSeconds) return 'critical';
  return age >= warningAgeSeconds ? 'warning' : 'good';
}

/** Who waits for an agent? */
export function waitingAnswer(input: AnswerInput): Answer {
  const { overview, ageSeconds, text, format } = input;
  const { pendingChats, total } = overview;
  const { lostInRange } = pendingChats;
  const period = periodOf(input);
  const handed = overview.isCounting
    ? [text('operations.waiting.handed', { count: total.handoffs, period })]
    : [];
  const lost = text('operations.waiting.lost', { count: lostInRange, period });
  const { count, oldestAgeSeconds, oldest } = pendingChats;
  if (count === 0 || oldestAgeSeconds === null) {
    if (lostInRange > 0)
      return {
        severity: 'critical',
        title: lost,
        details: [text('operations.waiting.lost.detail'), ...handed],
      };
    return { severity: 'good', title: text('operations.waiting.none'), details: handed };
  }
  const age = oldestAgeSeconds + ageSeconds;
  const [first] = oldest;
  const details: string[] = lostInRange > 0 ? [`${lost}.`] : [];
  if (first) {
    const node = nodeLabel(first, overview, text);
    details.push(text('operations.waiting.from', { node }));
    details.push(text('operations.waiting.retried', { attempts: first.attempts }));
    if (first.lastError !== null)
      details.push(text('operations.waiting.error', { message: first.lastError }));
  }
  return {
    severity: lostInRange > 0 ? 'critical' : waitSeverity(age, pendingChats),
    title: text('operations.waiting.some', { count, period: format.period(age) }),
    details,
  };
}
