import type { HslElement } from '../../../hsl/wire/hsl.element.js';
import type { Conversation } from '../chats/conversation.js';
import type { EmulatedUser } from '../chats/emulated.user.js';
import { getDefaultTeam } from '../emulator.options.js';
import type { EmulatorState } from '../emulator.state.js';
import type { EmulatorTurn } from './emulator.turn.js';
import type { ReplyValidation, ValidatedReply } from './reply.validator.js';

/** The chat and the call of a turn. */
export interface TurnContext {
  readonly isEndNode: boolean;
  readonly user: EmulatedUser;
  readonly conversation: Conversation;
}

/** Applies the response to the chat. @returns the turn from the view of the user */
export function completeTurn(
  state: EmulatorState,
  context: TurnContext,
  { reply, botBreak }: ReplyValidation,
): Omit<EmulatorTurn, 'exchange'> {
  const { conversation, isEndNode } = context;
  const messages = reply ? applyReply(context, reply) : handleBotBreak(state, context);
  const messageIds = messages.map(
    (message) => state.addMessage(conversation, { text: toWireText(message), sender: 'bot' }).id,
  );
  if (reply?.isSuccess && isEndNode) conversation.complete();
  return {
    messages: Object.freeze(messages),
    messageIds: Object.freeze(messageIds),
    state: conversation.state,
    conversationNo: conversation.no,
    botBreak,
    reply,
  };
}

type DecodedMessage = string | HslElement;

/**
 * Replaces the state maps with those of the reply: Haptik does not document whether it replaces or
 * merges them. Protocol 2.2, 8.6.
 */
function applyReply(
  { user, conversation }: TurnContext,
  { messages, conversationDetails, userDetails }: ValidatedReply,
): DecodedMessage[] {
  if (conversationDetails) conversation.details = conversationDetails;
  if (userDetails) user.details = userDetails;
  return [...messages];
}

/** A chat that already waits for an agent is not handed off again. Protocol 2.4. */
function handleBotBreak(
  state: EmulatorState,
  { user, conversation }: TurnContext,
): DecodedMessage[] {
  const { settings } = state;
  if (!settings.humanAssistance) return [settings.botBreakMessage];
  if (conversation.state !== 'pending') {
    const team = getDefaultTeam(settings);
    state.acceptHandoff({ userName: user.userName, team, countdown: 0, by: 'platform' });
  }
  return [];
}

function toWireText(message: DecodedMessage): string {
  return typeof message === 'string' ? message : JSON.stringify(message);
}
