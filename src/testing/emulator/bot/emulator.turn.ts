import type { HslElement } from '../../../hsl/wire/hsl.element.js';
import type { ChatState } from '../chats/conversation.js';
import type { CallInput } from '../../call.input.js';
import type { BotBreak } from './bot.break.js';

/**
 * The parts of a call that matter to a test. The emulator adds the conversation number, the user, and
 * the state maps; given maps replace the stored ones.
 */
export interface TriggerInput extends Omit<CallInput, 'conversationNo'> {
  /** The message of the user, for the transcript. @default the node's name */
  readonly userMessage?: string;
}

/** The result of a call to the bot, from the view of the user. */
export interface EmulatorTurn {
  /** Messages to the user: texts and decoded elements, including the bot-break message. */
  readonly messages: readonly (string | HslElement)[];
  /** State of the chat after the call. */
  readonly state: ChatState;
  readonly conversationNo: number;
  /** The bot break; undefined without one. */
  readonly botBreak: BotBreak | undefined;
}
