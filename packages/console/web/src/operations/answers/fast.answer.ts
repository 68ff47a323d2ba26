import type { NodeFiguresJson } from '../operations.types.js';
import { type Answer, type AnswerInput, idleAnswer } from './answer.js';
import { nodeLabel } from '../nodes/node.label.js';

const MISSED_SHARE_CRITICAL = 0.05;
const NEAR_DEADLINE = 0.8;

/** Is it fast? */
export function fastAnswer(input: AnswerInput): Answer {
  const { overview, text, format } = input;
  const { calls, failuresByCause, deadlineShareP50: p50, deadlineShareP95: p95 } = overview.total;
  if (p50 === null || p95 === null) return idleAnswer(input);
  const missed = failuresByCause.find(({ cause }) => cause === 'deadline')?.count ?? 0;
  const details = [
    text('operations.fast.half', { p50: format.upperShare(p50) }),
    ...slowestFact(input, overview.nodes),
  ];
  const values = { p95: format.upperShare(p95) };
  if (missed / calls >= MISSED_SHARE_CRITICAL)
    return {
      severity: 'critical',
      title: text('operations.fast.no', { share: format.share(missed / calls) }),
      details,
    };
  if (missed > 0)
    return {
      severity: 'warning',
      title: text('operations.fast.mostly', { missed, calls: format.number(calls) }),
      details,
    };
  if (p95 >= NEAR_DEADLINE)
    return { severity: 'warning', title: text('operations.fast.barely', values), details };
  return { severity: 'good', title: text('operations.fast.yes', values), details };
}

function slowestFact(
  { overview, text, format }: AnswerInput,
  nodes: readonly NodeFiguresJson[],
): string[] {
  const [slowest] = nodes
    .filter(({ deadlineShareP95 }) => deadlineShareP95 !== null)
    .toSorted((a, b) => (b.deadlineShareP95 ?? 0) - (a.deadlineShareP95 ?? 0));
  if (!slowest || slowest.deadlineShareP95 === null || nodes.length < 2) return [];
  return [
    text('operations.fast.slowest', {
      node: nodeLabel(slowest, overview, text),
      p95: format.upperShare(slowest.deadlineShareP95),
    }),
  ];
}
