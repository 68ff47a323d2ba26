import type { EmulatorChatMessage } from './emulator.chat.message.js';
import type { ChatState } from './conversation.js';
import type { EmulatedUser } from './emulated.user.js';

/** The latest chat of a user, as it stood when it was asked for. */
export interface EmulatorChat {
  readonly userName: string;
  readonly conversationNo: number;
  readonly state: ChatState;
  /** The team that has the chat, or gets it when the countdown is over. */
  readonly team: string | undefined;
  readonly messages: readonly EmulatorChatMessage[];
}

/** Undefined for a user who has written nothing yet. */
export function toEmulatorChat({ userName, conversation }: EmulatedUser): EmulatorChat | undefined {
  if (!conversation) return undefined;
  const { no, state, team, messages } = conversation;
  return Object.freeze({
    userName,
    conversationNo: no,
    state,
    team,
    messages: Object.freeze([...messages]),
  });
}
