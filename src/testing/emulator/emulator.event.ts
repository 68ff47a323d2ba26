import type { ChatState } from './chats/conversation.js';
import type { EmulatorChatMessage } from './chats/emulator.chat.message.js';
import type { EmulatorHandoff } from './chats/emulator.handoff.js';
import type { EmulatorFault } from './faults/emulator.fault.js';
import type { EmulatorRequest } from './emulator.request.js';
import type { EmulatorResponse } from './emulator.response.js';

/**
 * Something that happened on the platform.
 *
 * - `message`: a message was added to a chat, by whichever way.
 * - `handoff`: a handoff was accepted.
 * - `chat-state`: the state of a chat changed, or a conversation was opened (`bot`).
 * - `request`: a request of the app was handled; `response` is undefined when a fault prevented that.
 */
export type EmulatorEvent =
  | {
      readonly kind: 'message';
      readonly userName: string;
      readonly conversationNo: number;
      readonly message: EmulatorChatMessage;
    }
  | { readonly kind: 'handoff'; readonly handoff: EmulatorHandoff }
  | {
      readonly kind: 'chat-state';
      readonly userName: string;
      readonly conversationNo: number;
      readonly state: ChatState;
      readonly team: string | undefined;
    }
  | {
      readonly kind: 'request';
      readonly request: EmulatorRequest;
      readonly response: EmulatorResponse | undefined;
      readonly fault: EmulatorFault | undefined;
    };

/** Called when something has happened. It must not throw. */
export type EmulatorEventListener = (event: EmulatorEvent) => void;
