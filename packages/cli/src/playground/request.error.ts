import type { PlaygroundError } from './playground.contract.js';

export type RequestErrorCode = 'invalid' | 'forbidden' | 'not-found' | 'conflict' | 'too-large';

/** A request of the page that cannot be fulfilled; the message contains the cure. */
export class RequestError extends Error {
  override readonly name = 'RequestError';

  constructor(
    readonly code: RequestErrorCode,
    message: string,
  ) {
    super(message);
  }

  toBody(): PlaygroundError {
    return { code: this.code, message: this.message };
  }
}
