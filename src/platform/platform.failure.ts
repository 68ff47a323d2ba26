import type { PlatformErrorKind } from './haptik.platform.error.js';
import type { PlatformRefusal } from './platform.refusal.codes.js';

/** The failure of an attempt. */
export interface PlatformFailure {
  readonly kind: PlatformErrorKind;
  /** A description without data of the request or response. */
  readonly reason: string;
  /** Whether the platform has certainly not executed the request. */
  readonly isNotExecuted: boolean;
  readonly httpStatus?: number;
  readonly refusal?: PlatformRefusal;
  readonly platformMessage?: string | undefined;
  /** Milliseconds from the header `Retry-After`. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

export type PlatformAttempt<T> = { readonly value: T } | { readonly failure: PlatformFailure };
