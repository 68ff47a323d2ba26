/**
 * A fault of the connection or the platform. Created by `faults`.
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
 * Faults between the app and the platform. All except `status` also apply to calls to the bot (`{ on:
 * 'triggerNode' }`).
 *
 * @example
 * emulator.fail(faults.status(503), { times: 2, on: 'send_chat_to_agent' });
 * emulator.fail(faults.dropResponse());
 */
export const faults = Object.freeze({
  /**
   * Delays the request, which is then handled even if the client has given up.
   *
   * @param ms milliseconds
   */
  latency: (ms: number): EmulatorFault => Object.freeze({ kind: 'latency', ms }),

  /** Resets the connection before the request is handled. */
  reset: (): EmulatorFault => Object.freeze({ kind: 'reset' }),

  /**
   * Responds with a status without handling the request.
   *
   * @param body a string is sent unchanged, other values as JSON @default an empty body
   */
  status: (code: number, body?: unknown): EmulatorFault =>
    Object.freeze({ kind: 'status', code, body }),

  /** Handles the request, and closes the connection in the middle of the response body. */
  truncate: (): EmulatorFault => Object.freeze({ kind: 'truncate' }),

  /**
   * Handles the request, and sends the response body one byte at a time; below 5 ms, several.
   *
   * @param msPerByte milliseconds before each byte
   */
  throttle: (msPerByte: number): EmulatorFault => Object.freeze({ kind: 'throttle', msPerByte }),

  /** Never responds; `stop` closes the connection. */
  hang: (): EmulatorFault => Object.freeze({ kind: 'hang' }),

  /**
   * Handles the request, and closes the connection without a response: the outcome is unknown to the app.
   */
  dropResponse: (): EmulatorFault => Object.freeze({ kind: 'dropResponse' }),
});
