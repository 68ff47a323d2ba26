import type { EmulatorChatMessage, EmulatorMessageContent } from './chats/emulator.chat.message.js';
import type { Conversation } from './chats/conversation.js';
import type { EmulatorHandoff, EmulatorHandoffRequest } from './chats/emulator.handoff.js';
import type { EmulatedUser } from './chats/emulated.user.js';
import type { EmulatorEventListener } from './emulator.event.js';
import { UserDirectory } from './chats/user.directory.js';
import type { ResolvedEmulatorOptions } from './emulator.options.js';
import { FaqRepository } from './faq/faq.repository.js';

/** The complete state of the emulator; `clear` replaces it. */
export class EmulatorState {
  readonly users: UserDirectory;
  readonly faqs = new FaqRepository();
  readonly handoffs: EmulatorHandoff[] = [];
  /** The conversation of each message, in the order of the messages. */
  readonly #kept: Conversation[] = [];
  #keptLength = 0;
  #lastMessageId = 0;

  constructor(
    public settings: ResolvedEmulatorOptions,
    private readonly notify: EmulatorEventListener,
  ) {
    this.users = new UserDirectory(settings.users, ({ userName, no, state, team }) =>
      notify({ kind: 'chat-state', userName, conversationNo: no, state, team }),
    );
  }

  /** Adds a message of a user; opens a new conversation when the last one is complete. */
  addUserMessage(user: EmulatedUser, text: string): EmulatorChatMessage {
    return this.addMessage(user.openConversation(), { text, sender: 'user' });
  }

  /** Adds a message to a conversation, and drops the oldest messages that exceed the limit. */
  addMessage(conversation: Conversation, content: EmulatorMessageContent): EmulatorChatMessage {
    const id = ++this.#lastMessageId;
    const message = Object.freeze({ ...content, id, at: this.settings.now() });
    conversation.messages.push(message);
    this.#kept.push(conversation);
    this.#keptLength += message.text.length;
    while (this.#kept.length > 1 && this.#keptLength > this.settings.maxTranscriptLength) {
      this.#keptLength -= this.#kept.shift()?.messages.shift()?.text.length ?? 0;
    }
    const { userName, no } = conversation;
    this.notify({ kind: 'message', userName, conversationNo: no, message });
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
    const handoff = Object.freeze({ userName, conversationNo: conversation.no, team, by, at });
    this.handoffs.push(handoff);
    if (this.handoffs.length > this.settings.maxRecords) this.handoffs.shift();
    this.notify({ kind: 'handoff', handoff });
    conversation.scheduleHandoff(team, countdown * this.settings.countdownSecondMs);
  }
}
