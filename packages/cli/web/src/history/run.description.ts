import type { RunSummary } from '../api/page.contract.js';

/** Status and time in a few words, e.g. "success · 12 ms". */
export function describeRun(run: RunSummary): string {
  const outcome = describeOutcome(run);
  return run.totalMs === undefined ? outcome : `${outcome} · ${formatMs(run.totalMs)}`;
}

export function describeOutcome({ state, httpStatus, status, botBreak }: RunSummary): string {
  if (state === 'running') return 'running';
  if (httpStatus === undefined) return botBreak?.reason ?? 'no response';
  if (httpStatus !== 200) return `HTTP ${httpStatus}`;
  if (botBreak) return 'bot break';
  return status === true ? 'success' : 'failure';
}

export type RunTone = 'success' | 'failure' | 'error' | 'running';

/** A failure is a reply that the node method gives on purpose; an error is not a reply. */
export function getRunTone({ state, status, botBreak, httpStatus }: RunSummary): RunTone {
  if (state === 'running') return 'running';
  if (botBreak || httpStatus !== 200) return 'error';
  return status === true ? 'success' : 'failure';
}

/** E.g. "12 ms", "3.2 s". */
export function formatMs(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1_000;
  return `${seconds >= 10 ? Math.round(seconds) : seconds.toFixed(1)} s`;
}
