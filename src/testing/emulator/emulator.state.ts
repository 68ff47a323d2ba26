import type { EmulatorChatMessage, EmulatorMessageContent } from './chats/emulator.chat.message.js';
import type { Conversation } from './chats/conversation.js';
import type { EmulatorHandoff, EmulatorHandoffRequest } from './chats/emulator.handoff.js';
import type { EmulatedUser } from './chats/emulated.user.js';
import { UserDirectory } from './chats/user.directory.js';
import type { ResolvedEmulatorOptions } from './emulator.options.js';
import { FaqRepository } from './faq/faq.repository.js';

/** The complete state of the emulator; `clear` replaces it. */
export class EmulatorState {
  readonly users: UserDirectory;
  readonly faqs = new FaqRepository();
  readonly handoffs: EmulatorHandoff[] = [];
  #lastMessageId = 0;

  constructor(readonly settings: ResolvedEmulatorOptions) {
    this.users = new UserDirectory(settings.users);
  }

  /** Adds a message of a user; opens a new conversation when the last one is complete. */
  addUserMessage(user: EmulatedUser, text: string): EmulatorChatMessage {
    return this.addMessage(user.openConversation(), { text, sender: 'user' });
  }

  /** Adds a message to a conversation. */
  addMessage(conversation: Conversation, content: EmulatorMessageContent): EmulatorChatMessage {
    const id = ++this.#lastMessageId;
    const message = Object.freeze({ ...content, id, at: this.settings.now() });
    conversation.messages.push(message);
    return message;
  }

  /**
   * Accepts a handoff and starts its countdown. Haptik does not document a handoff of a complete chat;
   * the emulator reopens the chat, so that a test detects a late handoff.
   */
  acceptHandoff({ userName, team, countdown, by }: EmulatorHandoffRequest): void {
    const user = this.users.findOrCreate(userName);
    const conversation = user.conversation ?? user.openConversation();
    const at = this.settings.now();
    this.handoffs.push(Object.freeze({ userName, conversationNo: conversation.no, team, by, at }));
    conversation.scheduleHandoff(team, countdown * this.settings.countdownSecondMs);
  }
}
