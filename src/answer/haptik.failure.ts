import type { Message } from './message.js';

/**
 * Thrown anywhere below a node method to answer `status: false` with the given messages. It is
 * a failure on purpose: nothing is logged and no agent is called.
 *
 * @example
 * throw new HaptikFailure('Out of stock');
 */
export class HaptikFailure extends Error {
  readonly messages: readonly Message[];

  constructor(...messages: readonly [Message, ...Message[]]) {
    super('the node method answered with a failure');
    this.name = new.target.name;
    this.messages = messages;
  }
}
