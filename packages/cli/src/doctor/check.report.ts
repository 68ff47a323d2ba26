import { EXIT_CODES, type ExitCode, type Terminal, type TextStyle } from '../terminal.js';
import type { CheckOutcome, CheckResult } from './check.js';

const STYLES: Readonly<Record<CheckOutcome, TextStyle>> = {
  ok: 'green',
  warning: 'yellow',
  failed: ['red', 'bold'],
  skipped: 'dim',
};

/** One line of a check: its outcome, its name, the cause and the cure. */
export function formatCheck(
  { check, outcome, message, cure }: CheckResult,
  terminal: Terminal,
): string {
  const head = terminal.style(STYLES[outcome], outcome.padEnd(7));
  return `${head}  ${check.padEnd(NAME_WIDTH)}  ${[message, cure].filter(Boolean).join(' ')}\n`;
}

const NAME_WIDTH = 18;

/** The worst outcome of the checks. */
export function worstOutcome(results: readonly CheckResult[]): 'ok' | 'warning' | 'failed' {
  const has = (outcome: CheckOutcome): boolean => results.some((one) => one.outcome === outcome);
  if (has('failed')) return 'failed';
  return has('warning') ? 'warning' : 'ok';
}

export function toExitCode(results: readonly CheckResult[]): ExitCode {
  const worst = worstOutcome(results);
  if (worst === 'ok') return EXIT_CODES.ok;
  return worst === 'failed' ? EXIT_CODES.failed : EXIT_CODES.warnings;
}

/** Counts the outcomes, such as `14 ok, 1 warning, 1 failed`. */
export function summarize(results: readonly CheckResult[]): string {
  const outcomes: readonly CheckOutcome[] = ['ok', 'warning', 'failed', 'skipped'];
  return outcomes
    .map((outcome) => [results.filter((one) => one.outcome === outcome).length, outcome] as const)
    .filter(([count]) => count > 0)
    .map(([count, outcome]) => `${count} ${outcome}`)
    .join(', ');
}
