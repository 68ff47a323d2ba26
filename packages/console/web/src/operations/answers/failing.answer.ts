import { nodeLabel } from '../nodes/node.label.js';
import {
  isCircuitOpen,
  nodeSeverity,
  sortByTrouble,
  unplannedFailures,
} from '../nodes/node.trouble.js';
import type { NeverCalledNodeJson, NodeFiguresJson } from '../operations.types.js';
import { type Answer, type AnswerInput, idleAnswer, secondsSince } from './answer.js';

/** Which node fails, and why? */
export function failingAnswer(input: AnswerInput): Answer {
  const { overview, text, format } = input;
  const [worst, ...others] = sortByTrouble(overview.nodes).filter(
    (node) => unplannedFailures(node) > 0 || isCircuitOpen(node),
  );
  const switched = switchedFact(input);
  const broken = overview.neverCalled.find(isCircuitOpen);
  if (!worst && broken) return brokenAnswer(input, broken, switched);
  if (!worst) {
    const { calls } = overview.total;
    if (calls === 0 && switched.length === 0) return idleAnswer(input);
    if (calls === 0) return { ...idleAnswer(input), severity: 'warning', details: switched };
    const title = text('operations.failing.none', { calls });
    return { severity: switched.length > 0 ? 'warning' : 'good', title, details: switched };
  }
  const node = nodeLabel(worst, overview, text);
  return {
    severity: nodeSeverity(worst),
    title: isCircuitOpen(worst)
      ? text('operations.failing.open', { node })
      : text('operations.failing.node', {
          node,
          failures: format.number(unplannedFailures(worst)),
          calls: worst.calls,
        }),
    details: [...reasonFacts(input, worst), ...moreFact(input, others), ...switched],
  };
}

/** Of a node whose circuit is open and which no call has reached in the range. */
function brokenAnswer(
  { overview, text }: AnswerInput,
  broken: NeverCalledNodeJson,
  details: string[],
): Answer {
  const node = nodeLabel(broken, overview, text);
  return { severity: 'critical', title: text('operations.failing.open', { node }), details };
}

function reasonFacts(input: AnswerInput, node: NodeFiguresJson): string[] {
  const { text, format } = input;
  const main = node.failuresByCause.find(({ cause }) => cause !== 'switched-off');
  const facts: string[] = [];
  if (main)
    facts.push(
      text('operations.failing.cause', {
        cause: text(`operations.cause.${main.cause}`),
        count: main.count,
      }),
    );
  if (node.lastError)
    facts.push(
      text('operations.failing.error', {
        message: node.lastError.message,
        period: format.period(secondsSince(node.lastError.at, input)),
      }),
    );
  return facts;
}

function moreFact({ text }: AnswerInput, others: readonly NodeFiguresJson[]): string[] {
  if (others.length === 0) return [];
  const failures = others.reduce((sum, node) => sum + unplannedFailures(node), 0);
  return [text('operations.failing.more', { count: others.length, failures })];
}

function switchedFact({ overview, text }: AnswerInput): string[] {
  const nodes = [...overview.nodes, ...overview.neverCalled];
  const count = nodes.filter(({ mode }) => mode !== 'normal').length;
  return count > 0 ? [text('operations.failing.switched', { count })] : [];
}
