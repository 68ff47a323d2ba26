import type { PlatformErrorKind } from './haptik.platform.error.js';
import type { PlatformRefusal } from './platform.refusal.js';

/** Why an attempt has no result. */
export interface Fault {
  readonly kind: PlatformErrorKind;
  /** In our own words, so that it holds no data. */
  readonly reason: string;
  /** Whether it is certain that the platform has not carried the request out. */
  readonly isUndone: boolean;
  readonly httpStatus?: number;
  readonly refusal?: PlatformRefusal;
  readonly platformMessage?: string | undefined;
  /** Milliseconds after which the platform wants to be asked again. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

export type Attempt<T> = { readonly value: T } | { readonly fault: Fault };
