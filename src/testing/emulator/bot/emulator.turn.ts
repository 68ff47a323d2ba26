import type { HslElement } from '../../../hsl/wire/hsl.element.js';
import type { ChatState } from '../chats/conversation.js';
import type { CallInput } from '../../call.input.js';
import type { BotBreak } from './bot.break.js';
import type { EmulatorExchange } from './emulator.call.js';
import type { ValidatedReply } from './reply.validator.js';

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
  /** The valid reply; undefined at a bot break. */
  readonly reply: ValidatedReply | undefined;
  /** Ids of the messages in the chat, one for each of `messages`. */
  readonly messageIds: readonly number[];
  /** The response as received, and its times. */
  readonly exchange: EmulatorExchange;
}
