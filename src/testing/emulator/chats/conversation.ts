import type { JsonObject } from '../../../payload/json.object.js';
import type { EmulatorChatMessage } from './emulator.chat.message.js';

/**
 * The state of a chat: with the bot, waiting for an agent, or complete. Protocol 2.3, 2.4.
 */
export type ChatState = 'bot' | 'pending' | 'complete';

/** A conversation of a user, from the first message to its completion. */
export class Conversation {
  readonly messages: EmulatorChatMessage[] = [];
  /** `conversation_details` of the next call. */
  details: JsonObject = {};
  #state: ChatState = 'bot';
  #team: string | undefined;
  #countdown: NodeJS.Timeout | undefined;

  constructor(
    readonly userName: string,
    readonly no: number,
    private readonly onChange: (conversation: Conversation) => void,
  ) {}

  get state(): ChatState {
    return this.#state;
  }

  /** The team of the chat, or the team that gets it after the countdown. */
  get team(): string | undefined {
    return this.#team;
  }

  /** Hands the chat off to a team after a delay. A pending handoff is not changed. */
  scheduleHandoff(team: string, delayMs: number): void {
    if (this.#state === 'pending' || this.#countdown !== undefined) return;
    this.#team = team;
    if (delayMs === 0) this.setState('pending');
    else this.#countdown = setTimeout(() => this.setState('pending'), delayMs);
  }

  complete(): void {
    this.setState('complete');
  }

  /** Cancels the countdown, so that no timer outlives the emulator. */
  cancelCountdown(): void {
    clearTimeout(this.#countdown);
    this.#countdown = undefined;
  }

  private setState(state: ChatState): void {
    this.cancelCountdown();
    if (state === 'complete') this.#team = undefined;
    this.#state = state;
    this.onChange(this);
  }
}
