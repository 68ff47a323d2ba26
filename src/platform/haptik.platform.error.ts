import type { PlatformOperation } from './platform.call.js';
import type { PlatformRefusal } from './platform.refusal.codes.js';

/**
 * Why a call of the platform has no result.
 *
 * - `refused`: the platform rejected the call, or the client did before sending it, since the
 *   platform would. A retry cannot succeed.
 * - `unreachable`: no connection, a broken connection, or a platform that is down or overloaded.
 * - `timed-out`: no complete response in time, or the signal of the caller aborted the call.
 * - `unreadable`: a response that does not match the documentation of the platform.
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
 * A failed call of the platform. The error and its cause contain neither the token, the client id
 * nor personal data of the request.
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
  /** The method of the client. */
  readonly operation: PlatformOperation;
  readonly kind: PlatformErrorKind;
  /** Undefined when there was no response. */
  readonly httpStatus: number | undefined;
  /** Stable code of a refusal; undefined for other kinds. */
  readonly refusal: PlatformRefusal | undefined;
  /** The message of the platform, with `[redacted]` in place of data of the request. */
  readonly platformMessage: string | undefined;
  /**
   * Whether the platform may have executed the request without a confirmation: a retry may execute
   * it twice. Never true for reads.
   */
  readonly isOutcomeUnknown: boolean;

  constructor(reason: string, details: PlatformErrorDetails, options?: ErrorOptions) {
    super(`${details.operation}: ${reason}`, options);
    this.name = new.target.name;
    this.operation = details.operation;
    this.kind = details.kind;
    this.httpStatus = details.httpStatus;
    this.refusal = details.refusal;
    this.platformMessage = details.platformMessage;
    this.isOutcomeUnknown = details.isOutcomeUnknown ?? false;
  }
}

/** The error of a call that is not sent, because the platform is known to reject it. */
export function createNotSentError(
  operation: PlatformOperation,
  refusal: PlatformRefusal,
  reason: string,
): HaptikPlatformError {
  return new HaptikPlatformError(`not sent: ${reason}`, { operation, kind: 'refused', refusal });
}
