import type { JsonObject } from '../../../payload/json.object.js';
import type { EmulatorChatMessage } from './emulator.chat.message.js';

/**
 * Who has the chat: the bot, a team whose agents it waits for, or nobody any more.
 * Protocol 2.3, 2.4.
 */
export type ChatState = 'bot' | 'pending' | 'complete';

/** One conversation of a user, from the first message until it is complete. */
export class Conversation {
  readonly messages: EmulatorChatMessage[] = [];
  /** What the next call carries as `conversation_details`. */
  details: JsonObject = {};
  #state: ChatState = 'bot';
  #team: string | undefined;
  #countdown: NodeJS.Timeout | undefined;

  constructor(
    readonly no: number,
    private readonly onChange: () => void,
  ) {}

  get state(): ChatState {
    return this.#state;
  }

  /** The team that has the chat, or gets it when the countdown is over. */
  get team(): string | undefined {
    return this.#team;
  }

  /** Moves the chat to a team after a while; a handoff that stands already stays as it is. */
  scheduleHandoff(team: string, delayMs: number): void {
    if (this.#state === 'pending' || this.#countdown !== undefined) return;
    this.#team = team;
    if (delayMs === 0) this.setState('pending');
    else this.#countdown = setTimeout(() => this.setState('pending'), delayMs);
  }

  complete(): void {
    this.setState('complete');
  }

  /** Ends the countdown, so that no timer outlives the platform. */
  cancelCountdown(): void {
    clearTimeout(this.#countdown);
    this.#countdown = undefined;
  }

  private setState(state: ChatState): void {
    this.cancelCountdown();
    if (state === 'complete') this.#team = undefined;
    this.#state = state;
    this.onChange();
  }
}
