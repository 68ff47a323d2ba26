import type { HslElement } from '../../../hsl/wire/hsl.element.js';
import type { ChatState } from '../chats/conversation.js';
import type { CallInput } from '../../call.input.js';
import type { BotBreak } from './bot.break.js';

/**
 * What of a call matters to a test. The platform adds what it knows: the conversation number, the
 * user, and the state maps, for which maps that are given stand in.
 */
export interface TriggerInput extends Omit<CallInput, 'conversationNo'> {
  /** What the user wrote, for the transcript. @default the node's name */
  readonly userMessage?: string;
}

/** What came of a call to the bot, as the user met it. */
export interface EmulatorTurn {
  /** What the user read: texts, and elements decoded; the bot-break message included. */
  readonly messages: readonly (string | HslElement)[];
  /** The chat after it. */
  readonly state: ChatState;
  readonly conversationNo: number;
  /** Why the bot broke; undefined when it did not. */
  readonly botBreak: BotBreak | undefined;
}
