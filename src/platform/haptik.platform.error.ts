import type { PlatformOperation } from './platform.call.js';
import type { PlatformRefusal } from './platform.refusal.codes.js';

/**
 * Why a call of the platform has no result.
 *
 * - `refused`: the platform said no, or the client did before sending, since the platform would.
 *   Repeating is pointless.
 * - `unreachable`: no connection, a connection that broke, or a platform that is down or busy.
 * - `timed-out`: no whole answer in time, or the caller's signal ended the wait.
 * - `unreadable`: an answer that is not what the platform documents.
 */
export type PlatformErrorKind = 'refused' | 'unreachable' | 'timed-out' | 'unreadable';

export interface PlatformErrorDetails {
  readonly operation: PlatformOperation;
  readonly kind: PlatformErrorKind;
  readonly httpStatus?: number | undefined;
  readonly refusal?: PlatformRefusal | undefined;
  readonly platformMessage?: string | undefined;
  /** @default false */
  readonly isOutcomeUnknown?: boolean;
}

/**
 * A call of the platform that has no result. Neither its message nor its fields hold the token,
 * the client id or what was sent about a user, however it is printed; its cause neither.
 *
 * @example
 * try {
 *   await platform.logMessage({ authId: 'u-71', text: 'Where is my order?' });
 * } catch (error) {
 *   if (!(error instanceof HaptikPlatformError)) throw error;
 *   if (error.refusal === 'user-unknown') await platform.createUser({ authId: 'u-71' });
 * }
 */
export class HaptikPlatformError extends Error {
  readonly code = 'haptik_platform';
  /** Method of the client that was called. */
  readonly operation: PlatformOperation;
  readonly kind: PlatformErrorKind;
  /** Absent when no answer came. */
  readonly httpStatus: number | undefined;
  /** Stable name of a refusal; absent for other kinds. */
  readonly refusal: PlatformRefusal | undefined;
  /** Haptik's own words, with `[redacted]` where they repeat what was sent. */
  readonly platformMessage: string | undefined;
  /**
   * Whether the platform may have done what it was asked to, though no answer says so: repeating
   * may do it twice. Never true of reads.
   */
  readonly isOutcomeUnknown: boolean;

  constructor(reason: string, facts: PlatformErrorDetails, options?: ErrorOptions) {
    super(`${facts.operation}: ${reason}`, options);
    this.name = new.target.name;
    this.operation = facts.operation;
    this.kind = facts.kind;
    this.httpStatus = facts.httpStatus;
    this.refusal = facts.refusal;
    this.platformMessage = facts.platformMessage;
    this.isOutcomeUnknown = facts.isOutcomeUnknown ?? false;
  }
}

/** What the platform is known to refuse is not sent. */
export function createNotSentError(
  operation: PlatformOperation,
  refusal: PlatformRefusal,
  reason: string,
): HaptikPlatformError {
  return new HaptikPlatformError(`not sent: ${reason}`, { operation, kind: 'refused', refusal });
}
