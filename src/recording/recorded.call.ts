import type { HandoffOutcome } from '../handoff/desk/agent.desk.js';
import type { CallFailureReason, SignatureFailureReason } from '../options/haptik.event.js';

/*
 * Recorded calls as JSON, in memory, in a storage, in files, and on the development endpoint. Types only, so that
 * pages in the browser can import them. Absent values are `null`, as JSON has them.
 */

/** A call and its reply. Redacted before it is kept. */
export interface RecordedCall {
  /** The UUID of the header `X-Haptik-Call-Id`, else a new one. */
  readonly id: string;
  readonly bot: string;
  /** Null when the request was rejected before its node was known. */
  readonly node: string | null;
  /** ISO 8601. */
  readonly receivedAt: string;
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
  readonly outcome: RecordedOutcome;
  /** From the arrival of the whole body to the response. */
  readonly durationMs: number;
  /** Milliseconds that the node method had; null when none was called. */
  readonly deadlineMs: number | null;
  /** Milliseconds kept for the handoff and the fallback text; null for a rejection. */
  readonly reserveMs: number | null;
  /** Null when no handoff was made or asked for. */
  readonly handoff: RecordedHandoff | null;
  /** Empty unless the development endpoint captures them. */
  readonly logLines: readonly RecordedLogLine[];
  /** The id of the trace of OpenTelemetry that was active; null without one. */
  readonly traceId: string | null;
}

export type RecordedOutcome =
  /** The method replied. `status` is that of the reply. */
  | { readonly kind: 'answered'; readonly status: boolean }
  /** The method failed or was not called; the user read a text of the options, or was handed off. */
  | { readonly kind: 'failed'; readonly reason: CallFailureReason }
  /** The request was no authentic call. */
  | {
      readonly kind: 'rejected';
      /** Set when the signature was rejected. */
      readonly reason: SignatureFailureReason | null;
      /** The cause and its cure, as in the log; else the message of the response. */
      readonly diagnosis: string;
    };

export interface RecordedRequest {
  readonly method: string;
  /** The path without a query. */
  readonly path: string;
  /** Names in lower case. The value of the signature and of credentials is `[redacted]`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The redacted JSON; null when it was not kept: of a rejection, or over the limit of size. */
  readonly body: string | null;
  /** The length of the body as received. */
  readonly bytes: number;
}

export interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Redacted; null over the limit of size. */
  readonly body: string | null;
  readonly bytes: number;
}

export interface RecordedHandoff {
  readonly team: string | null;
  /** Why: a failure of the method, or `requested` by it. */
  readonly reason: string;
  readonly outcome: HandoffOutcome['kind'] | 'already-active';
}

export interface RecordedLogLine {
  readonly level: 'log' | 'error' | 'warn' | 'debug' | 'verbose' | 'fatal';
  readonly context: string | null;
  readonly message: string;
  /** Milliseconds after the arrival of the call. */
  readonly atMs: number;
}

/** A file of recordings, as `haptik replay` reads it: calls in the order of their arrival. */
export interface RecordingFile {
  readonly format: 'haptik-recording/1';
  readonly calls: readonly RecordedCall[];
}

/** A fixture for tests: one call and the reply that is expected. Made by `haptik recordings save`. */
export interface CallFixture {
  readonly format: 'haptik-fixture/1';
  readonly bot: string;
  /** To be sent as it is: sign its bytes, in UTF-8, with the secret of the test. */
  readonly request: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  readonly response: {
    readonly status: number;
    /** Parsed JSON. */
    readonly body: unknown;
  };
}
