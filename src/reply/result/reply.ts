import type { Message } from './message.js';

/**
 * An update of `conversation_details`: strings, numbers and booleans. `undefined` removes the key.
 */
export type ConversationUpdate = Readonly<
  Record<string, string | number | boolean | null | undefined>
>;
/** An update of `user_details`: strings. `undefined` removes the key. */
export type UserUpdate = Readonly<Record<string, string | undefined>>;

/**
 * A reply with a status and state updates. Immutable: every method returns a new reply. Created
 * by {@link reply} and {@link failure}.
 */
export class Reply {
  private constructor(
    /** `true` is Haptik's success response; on an end node it completes the chat. */
    readonly status: boolean,
    readonly messages: readonly Message[],
    readonly conversationUpdate: ConversationUpdate | undefined,
    readonly userUpdate: UserUpdate | undefined,
  ) {}

  /** @internal */
  static of(status: boolean, messages: readonly Message[]): Reply {
    return new Reply(status, messages, undefined, undefined);
  }

  /**
   * Updates `conversation_details`, which Haptik keeps until the conversation completes, for 3
   * hours at most. The keys are merged into those of the call, and the full map is sent.
   *
   * @example
   * return reply('Found it.').conversation({ last_order: '9042' });
   */
  conversation(update: ConversationUpdate): Reply {
    const merged = { ...this.conversationUpdate, ...update };
    return new Reply(this.status, this.messages, merged, this.userUpdate);
  }

  /**
   * Updates `user_details`, which Haptik keeps with the user across conversations.
   *
   * @example
   * return reply('Noted.').user({ favorite_city: 'Pune' });
   */
  user(update: UserUpdate): Reply {
    const merged = { ...this.userUpdate, ...update };
    return new Reply(this.status, this.messages, this.conversationUpdate, merged);
  }
}

/**
 * A success reply (`status: true`).
 *
 * @example
 * return reply('Order 9042 reaches Pune on Friday.').conversation({ last_order: '9042' });
 */
export function reply(...messages: readonly Message[]): Reply {
  return Reply.of(true, messages);
}

/**
 * A failure reply (`status: false`): the user reads it, and the chat stays with the bot.
 *
 * @example
 * return failure('There is no order with that number.');
 */
export function failure(...messages: readonly Message[]): Reply {
  return Reply.of(false, messages);
}
