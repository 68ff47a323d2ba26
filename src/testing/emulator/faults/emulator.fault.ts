/**
 * Something that goes wrong on the way. Made by `faults`.
 */
export type EmulatorFault =
  | { readonly kind: 'latency'; readonly ms: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'status'; readonly code: number; readonly body: unknown }
  | { readonly kind: 'truncate' }
  | { readonly kind: 'throttle'; readonly msPerByte: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'dropResponse' };

/**
 * What can go wrong between the app and the platform. All but `status` are also known on the way
 * to the bot (`{ on: 'triggerNode' }`).
 *
 * @example
 * emulator.fail(faults.status(503), { times: 2, on: 'send_chat_to_agent' });
 * emulator.fail(faults.dropResponse());
 */
export const faults = Object.freeze({
  /**
   * Waits, then goes on as usual: a request is carried out late, even if nobody waits for the
   * answer any more.
   *
   * @param ms milliseconds
   */
  latency: (ms: number): EmulatorFault => Object.freeze({ kind: 'latency', ms }),

  /** Resets the connection before anything is done. */
  reset: (): EmulatorFault => Object.freeze({ kind: 'reset' }),

  /**
   * Answers with a status in place of doing anything.
   *
   * @param body a string is sent as it is, anything else as JSON; nothing when it is left out
   */
  status: (code: number, body?: unknown): EmulatorFault =>
    Object.freeze({ kind: 'status', code, body }),

  /** Carries the request out, and cuts the connection in the middle of the answer's body. */
  truncate: (): EmulatorFault => Object.freeze({ kind: 'truncate' }),

  /**
   * Carries the request out, and sends the answer's body one byte at a time.
   *
   * @param msPerByte milliseconds before each byte
   */
  throttle: (msPerByte: number): EmulatorFault => Object.freeze({ kind: 'throttle', msPerByte }),

  /** Does nothing and never answers; `stop` ends the connection. */
  hang: (): EmulatorFault => Object.freeze({ kind: 'hang' }),

  /**
   * Carries the request out, and cuts the connection without an answer: the app cannot know
   * whether it was done.
   */
  dropResponse: (): EmulatorFault => Object.freeze({ kind: 'dropResponse' }),
});
