import type { Answer, AnswerInput } from './answer.js';
import { periodOf, secondsSince } from './answer.js';

/** Above this, requests from the internet without a signature do not explain the refusals. */
const MANY_REFUSED = 3;
const REFUSED_SHARE_WARNING = 0.2;
const SLOW_QUERY_MS = 1_000;

/** What was last heard of the server. */
export interface Reachability {
  /** Time of the last answer, in milliseconds. */
  readonly lastAnswerAt: number;
  /** Undefined while the server answers. */
  readonly problem: 'unreachable' | 'database' | undefined;
}

/** Is it up? */
export function upAnswer(input: AnswerInput, { lastAnswerAt, problem }: Reachability): Answer {
  const { overview, text, format } = input;
  if (problem !== undefined)
    return {
      severity: problem === 'database' ? 'warning' : 'critical',
      title: text(`operations.up.${problem}`, { time: format.clock(lastAnswerAt) }),
      details: [text(`operations.up.${problem}.detail`)],
    };
  const facts = [...replicaFacts(input), ...(overview.isCounting ? [lastCallFact(input)] : [])];
  const missing = overview.replicas.filter(({ isMissing }) => isMissing);
  const refusal = refusalAnswer(input, facts);
  if (refusal?.severity === 'critical') return refusal;
  if (missing.length > 0) {
    const count = overview.replicas.length;
    const lost = missing.map(({ id, lastReportAt }) =>
      text('operations.up.replica-missing', {
        id,
        period: format.period(secondsSince(lastReportAt, input)),
      }),
    );
    return {
      severity: 'warning',
      title: text('operations.up.missing', { missing: missing.length, count }),
      details: [...lost, ...facts],
    };
  }
  if (refusal) return refusal;
  const { responseMs } = overview.storage;
  if (responseMs >= SLOW_QUERY_MS) {
    const slow = text('operations.up.slow-database.detail', {
      milliseconds: format.number(Math.round(responseMs)),
    });
    return {
      severity: 'warning',
      title: text('operations.up.slow-database'),
      details: [slow, ...facts],
    };
  }
  return { severity: 'good', title: text('operations.up.yes'), details: facts };
}

/** The answer if so many requests are refused that the bot may be mute. */
function refusalAnswer(input: AnswerInput, facts: readonly string[]): Answer | undefined {
  const { overview, text } = input;
  const { calls } = overview.total;
  const count = overview.signatureFailures.reduce((sum, failure) => sum + failure.count, 0);
  if (count < MANY_REFUSED || count / (count + calls) < REFUSED_SHARE_WARNING) return undefined;
  const values = { count, calls, period: periodOf(input) };
  const isMute = count > calls;
  return {
    severity: isMute ? 'critical' : 'warning',
    title: text(isMute ? 'operations.up.refused' : 'operations.up.refused.some'),
    details: [text('operations.up.refused.detail', values), ...facts],
  };
}

function replicaFacts({ overview: { replicas }, text }: AnswerInput): string[] {
  const reporting = replicas.filter(({ isMissing }) => !isMissing);
  if (reporting.length === 0) return [];
  const versions = [...new Set(reporting.map(({ version }) => version))];
  return [
    text('operations.up.replicas', {
      count: reporting.length,
      versions: versions.length,
      version: versions.join(', '),
    }),
  ];
}

function lastCallFact(input: AnswerInput): string {
  const { overview, text, format } = input;
  const last = overview.nodes
    .map(({ lastCalledAt }) => lastCalledAt)
    .toSorted()
    .at(-1);
  return last === undefined
    ? text('operations.up.no-call', { period: periodOf(input) })
    : text('operations.up.last-call', { period: format.period(secondsSince(last, input)) });
}
