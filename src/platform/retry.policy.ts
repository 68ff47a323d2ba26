import type { PlatformCall } from './platform.call.js';
import type { PlatformFailure } from './platform.failure.js';

const MIN_BACKOFF_MS = 200;
const MAX_BACKOFF_MS = 5_000;
/** A platform that wants to be left alone for longer than this is not asked again. */
const MAX_RETRY_AFTER_MS = 10_000;

/**
 * Milliseconds to wait before a call is repeated, or undefined when it must not be: the answer was
 * final, or the platform may have carried a POST out.
 */
export function computeRetryDelayMs(
  attempt: number,
  method: PlatformCall<unknown>['method'],
  { kind, isNotExecuted, retryAfterMs }: PlatformFailure,
): number | undefined {
  const isPassing = kind === 'unreachable' || kind === 'timed-out';
  const isSafe = method !== 'POST' || isNotExecuted;
  if (!isPassing || !isSafe) return undefined;
  if (retryAfterMs === undefined) return computeBackoffMs(attempt);
  return retryAfterMs <= MAX_RETRY_AFTER_MS ? retryAfterMs : undefined;
}

/** Doubles with every attempt; half of it is chance, so that callers do not come back together. */
function computeBackoffMs(attempt: number): number {
  const wait = Math.min(MIN_BACKOFF_MS * 2 ** attempt, MAX_BACKOFF_MS);
  return wait / 2 + (wait / 2) * Math.random();
}

/** Reads `Retry-After`: seconds, or a date. */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? undefined : Math.max(0, until - now);
}
