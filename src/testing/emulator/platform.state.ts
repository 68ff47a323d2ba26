import type { ChatMessage, ChatWords } from './chats/chat.message.js';
import type { Conversation } from './chats/conversation.js';
import type { EmulatorHandoff, HandoffAsk } from './chats/handoff.record.js';
import type { EmulatedUser } from './chats/emulated.user.js';
import { UserDirectory } from './chats/user.directory.js';
import type { EmulatorSettings } from './emulator.options.js';
import { FaqLibrary } from './faq/faq.library.js';

/** All that the platform remembers; `clear` begins with a new one. */
export class PlatformState {
  readonly users: UserDirectory;
  readonly faqs = new FaqLibrary();
  readonly handoffs: EmulatorHandoff[] = [];
  #lastMessageId = 0;

  constructor(readonly settings: EmulatorSettings) {
    this.users = new UserDirectory(settings.users);
  }

  /** The user writes: a new conversation when the last one is complete. */
  hear(user: EmulatedUser, text: string): ChatMessage {
    return this.note(user.open(), { text, sender: 'user' });
  }

  /** Adds a message to a conversation. */
  note(conversation: Conversation, words: ChatWords): ChatMessage {
    const id = ++this.#lastMessageId;
    const message = Object.freeze({ ...words, id, at: this.settings.now() });
    conversation.messages.push(message);
    return message;
  }

  /**
   * Accepts a hand-over and starts its countdown. Haptik does not say what becomes of one for a
   * complete chat; here it takes the chat up again, so that a test sees a hand-over that is late.
   */
  handOver({ userName, team, countdown, by }: HandoffAsk): void {
    const user = this.users.named(userName);
    const conversation = user.conversation ?? user.open();
    const at = this.settings.now();
    this.handoffs.push(Object.freeze({ userName, conversationNo: conversation.no, team, by, at }));
    conversation.pend(team, countdown * this.settings.secondMs);
  }
}
