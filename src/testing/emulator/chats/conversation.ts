import type { JsonObject } from '../../../payload/json.object.js';
import type { ChatMessage } from './chat.message.js';

/**
 * Who has the chat: the bot, a team whose agents it waits for, or nobody any more.
 * Protocol 2.3, 2.4.
 */
export type ChatState = 'bot' | 'pending' | 'complete';

/** One conversation of a user, from the first message until it is complete. */
export class Conversation {
  readonly messages: ChatMessage[] = [];
  /** What the next call carries as `conversation_details`. */
  details: JsonObject = {};
  #state: ChatState = 'bot';
  #team: string | undefined;
  #countdown: NodeJS.Timeout | undefined;

  constructor(
    readonly no: number,
    private readonly changed: () => void,
  ) {}

  get state(): ChatState {
    return this.#state;
  }

  /** The team that has the chat, or gets it when the countdown is over. */
  get team(): string | undefined {
    return this.#team;
  }

  /** Moves the chat to a team after a while; a hand-over that stands already stays as it is. */
  pend(team: string, delayMs: number): void {
    if (this.#state === 'pending' || this.#countdown !== undefined) return;
    this.#team = team;
    if (delayMs === 0) this.enter('pending');
    else this.#countdown = setTimeout(() => this.enter('pending'), delayMs);
  }

  complete(): void {
    this.enter('complete');
  }

  /** Ends the countdown, so that no timer outlives the platform. */
  forget(): void {
    clearTimeout(this.#countdown);
    this.#countdown = undefined;
  }

  private enter(state: ChatState): void {
    this.forget();
    if (state === 'complete') this.#team = undefined;
    this.#state = state;
    this.changed();
  }
}
