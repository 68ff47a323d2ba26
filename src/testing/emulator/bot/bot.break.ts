/**
 * The cause of a bot break. Protocol 2.1, 2.4.
 *
 * - `unreachable`: no connection, or it ended before the response was complete.
 * - `timeout`: the response was not complete in time.
 * - `status`: the HTTP status is not 200.
 * - `not-json`: the body is not a JSON object.
 * - `no-response`: `response` is missing, not a list, or empty.
 * - `invalid-message`: an entry of `response` is neither a text nor an element. Haptik does not document this
 *   case; the emulator breaks, so that a test detects it.
 */
export interface BotBreak {
  readonly reason:
    'unreachable' | 'timeout' | 'status' | 'not-json' | 'no-response' | 'invalid-message';
  /** Details, e.g. `the bot answered 500`. */
  readonly detail: string;
}
