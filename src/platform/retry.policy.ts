import type { PlatformCall } from './platform.call.js';
import type { PlatformFailure } from './platform.failure.js';

const MIN_BACKOFF_MS = 200;
const MAX_BACKOFF_MS = 5_000;
/** A call is not retried when `Retry-After` is longer. */
const MAX_RETRY_AFTER_MS = 10_000;

/**
 * Milliseconds to wait before a retry; undefined when the call must not be retried: the failure is
 * permanent, or the platform may have executed a POST.
 */
export function computeRetryDelayMs(
  attempt: number,
  method: PlatformCall<unknown>['method'],
  { kind, isNotExecuted, retryAfterMs }: PlatformFailure,
): number | undefined {
  const isTransient = kind === 'unreachable' || kind === 'timed-out';
  const isSafe = method !== 'POST' || isNotExecuted;
  if (!isTransient || !isSafe) return undefined;
  if (retryAfterMs === undefined) return computeBackoffMs(attempt);
  return retryAfterMs <= MAX_RETRY_AFTER_MS ? retryAfterMs : undefined;
}

/** Exponential backoff with 50 % jitter, so that callers do not retry simultaneously. */
function computeBackoffMs(attempt: number): number {
  const backoffMs = Math.min(MIN_BACKOFF_MS * 2 ** attempt, MAX_BACKOFF_MS);
  return backoffMs / 2 + (backoffMs / 2) * Math.random();
}

/** Parses `Retry-After` (seconds or a date) to milliseconds. */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? undefined : Math.max(0, until - now);
}
