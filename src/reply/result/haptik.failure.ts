import type { Message } from './message.js';

/**
 * Thrown in a node method, or in code that it calls, to reply `status: false` with the given
 * messages. The failure is intended: it is not logged, and no agent is called.
 *
 * @example
 * throw new HaptikFailure('Out of stock');
 */
export class HaptikFailure extends Error {
  readonly messages: readonly Message[];

  constructor(...messages: readonly [Message, ...Message[]]) {
    super('the node method replied with a failure');
    this.name = new.target.name;
    this.messages = messages;
  }
}
