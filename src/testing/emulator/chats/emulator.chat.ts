import type { JsonObject } from '../../../payload/json.object.js';
import type { EmulatorChatMessage } from './emulator.chat.message.js';
import type { ChatState } from './conversation.js';
import type { EmulatedUser } from './emulated.user.js';

/** A snapshot of the latest chat of a user. */
export interface EmulatorChat {
  readonly userName: string;
  readonly conversationNo: number;
  readonly state: ChatState;
  /** The team of the chat, or the team that gets it after the countdown. */
  readonly team: string | undefined;
  readonly messages: readonly EmulatorChatMessage[];
  /** `conversation_details` of the next call. */
  readonly conversationDetails: JsonObject;
  /** `user_details` of the next call. */
  readonly userDetails: JsonObject;
}

/** Undefined for a user without messages. */
export function toEmulatorChat(user: EmulatedUser): EmulatorChat | undefined {
  const { userName, conversation } = user;
  if (!conversation) return undefined;
  const { no, state, team, messages } = conversation;
  return Object.freeze({
    userName,
    conversationNo: no,
    state,
    team,
    messages: Object.freeze([...messages]),
    conversationDetails: conversation.details,
    userDetails: user.details,
  });
}
