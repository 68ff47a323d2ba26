import type { RecordedCall } from './recorded.call.js';

/** The injection token of the recorder in use: the one that the application provides, else the one in memory. */
export const CALL_RECORDER: unique symbol = Symbol('haptik:call-recorder');

/** How much is kept. */
export interface RecordingLimits {
  /** Number of calls, of which at most a quarter are rejections, since those need no secret. */
  readonly calls: number;
  /** Bytes of their JSON. */
  readonly bytes: number;
}

/** Which calls to list. */
export interface RecordedCallQuery {
  /** Maximum number. */
  readonly limit: number;
  /** Only calls that were recorded before the one with this id. */
  readonly before?: string | undefined;
}

/**
 * Keeps recorded calls. `HaptikStorageModule` provides one that keeps them in the database. Calls are redacted
 * before they are recorded.
 *
 * @example
 * class LastCall extends CallRecorder {
 *   #last: RecordedCall[] = [];
 *   async record(call: RecordedCall) { this.#last = [call]; }
 *   async list() { return this.#last; }
 *   async find(id: string) { return this.#last.find((call) => call.id === id); }
 * }
 */
export abstract class CallRecorder {
  /**
   * Keeps a call, and drops the oldest beyond the limits. The first call with an id keeps it. Replies do not wait
   * for it, and an error is logged.
   */
  abstract record(call: RecordedCall, limits: RecordingLimits): Promise<void>;

  /** Recorded calls, the newest first. */
  abstract list(query: RecordedCallQuery): Promise<readonly RecordedCall[]>;

  abstract find(id: string): Promise<RecordedCall | undefined>;
}
