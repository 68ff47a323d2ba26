/**
 * Why the user met a bot break. Protocol 2.1, 2.4.
 *
 * - `unreachable`: no connection, or it ended before the answer was whole.
 * - `late`: not answered whole in time.
 * - `status`: answered with anything but 200.
 * - `not-json`: the body is no JSON object.
 * - `no-response`: `response` is absent, no list, or empty.
 * - `invalid-message`: an entry of `response` is neither a text nor an element. Haptik does not say what
 *   becomes of it; here it breaks, so that a test sees it.
 */
export interface BotBreak {
  readonly reason:
    'unreachable' | 'timeout' | 'status' | 'not-json' | 'no-response' | 'invalid-message';
  /** More about it, e.g. `the bot answered 500`. */
  readonly detail: string;
}
