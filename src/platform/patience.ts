import type { PlatformCall } from './platform.call.js';
import type { Fault } from './platform.fault.js';

const FIRST_WAIT = 200;
const LONGEST_WAIT = 5_000;
/** A platform that wants to be left alone for longer than this is not asked again. */
const LONGEST_RETRY_AFTER = 10_000;

/**
 * Milliseconds to wait before a call is repeated, or undefined when it must not be: the answer was
 * final, or the platform may have carried a POST out.
 */
export function waitBefore(
  attempt: number,
  method: PlatformCall<unknown>['method'],
  { kind, isUndone, retryAfter }: Fault,
): number | undefined {
  const isPassing = kind === 'unreachable' || kind === 'timed-out';
  const isSafe = method !== 'POST' || isUndone;
  if (!isPassing || !isSafe) return undefined;
  if (retryAfter === undefined) return backoff(attempt);
  return retryAfter <= LONGEST_RETRY_AFTER ? retryAfter : undefined;
}

/** Doubles with every attempt; half of it is chance, so that callers do not come back together. */
function backoff(attempt: number): number {
  const wait = Math.min(FIRST_WAIT * 2 ** attempt, LONGEST_WAIT);
  return wait / 2 + (wait / 2) * Math.random();
}

/** Reads `Retry-After`: seconds, or a date. */
export function retryAfterOf(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? undefined : Math.max(0, until - now);
}
