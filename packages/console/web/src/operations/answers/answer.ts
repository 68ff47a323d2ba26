import type { OperationsOverviewJson } from '../../api/contract.js';
import type { Translate } from '../../i18n/translate.js';
import type { Format } from '../format.js';
import type { Severity } from '../operations.types.js';

/** An answer in words to one question of the operator. */
export interface Answer {
  readonly severity: Severity;
  readonly title: string;
  /** Sentences that say why, most important first. */
  readonly details: readonly string[];
}

/** What an answer is made from. */
export interface AnswerInput {
  readonly overview: OperationsOverviewJson;
  /** Seconds since the overview was read. */
  readonly ageSeconds: number;
  readonly text: Translate;
  readonly format: Format;
}

/** The period of the overview, within a sentence. */
export function periodOf({ overview, text }: Pick<AnswerInput, 'overview' | 'text'>): string {
  return text('operations.period', { range: overview.range });
}

/** Seconds between a time of the server and now, by the clock of the server. */
export function secondsSince(
  at: string,
  { overview, ageSeconds }: Pick<AnswerInput, 'overview' | 'ageSeconds'>,
): number {
  return (Date.parse(overview.generatedAt) - Date.parse(at)) / 1_000 + ageSeconds;
}

/** The answer without calls in the period, or when they are not counted. */
export function idleAnswer(input: AnswerInput): Answer {
  return {
    severity: 'idle',
    title: input.overview.isCounting
      ? input.text('operations.idle', { period: periodOf(input) })
      : input.text('operations.off'),
    details: [],
  };
}

/** An answer that was right at an earlier time. Nothing is fine that is not known. */
export function outdatedAnswer({ severity, title, details }: Answer, asOf: string): Answer {
  return { severity: severity === 'good' ? 'idle' : severity, title, details: [asOf, ...details] };
}
