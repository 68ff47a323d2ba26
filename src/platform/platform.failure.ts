import type { PlatformErrorKind } from './haptik.platform.error.js';
import type { PlatformRefusal } from './platform.refusal.codes.js';

/** Why an attempt has no result. */
export interface PlatformFailure {
  readonly kind: PlatformErrorKind;
  /** In our own words, so that it holds no data. */
  readonly reason: string;
  /** Whether it is certain that the platform has not carried the request out. */
  readonly isNotExecuted: boolean;
  readonly httpStatus?: number;
  readonly refusal?: PlatformRefusal;
  readonly platformMessage?: string | undefined;
  /** Milliseconds after which the platform wants to be asked again. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

export type PlatformAttempt<T> = { readonly value: T } | { readonly failure: PlatformFailure };
