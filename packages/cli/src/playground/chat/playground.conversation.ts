import type { EmulatorEvent, HaptikPlatformEmulator } from 'nestjs-haptik/internal/emulator';
import type {
  BotEntry,
  ConversationPatch,
  ConversationState,
  JsonObject,
  NodeRef,
  SystemEventName,
} from '../playground.contract.js';
import { type MessageDetails, ConversationTranscript } from './conversation.transcript.js';

const DEFAULT_USER: JsonObject = Object.freeze({
  user_name: 'guest-1',
  full_name: 'Guest User',
});
const GUEST_DETAILS: JsonObject = Object.freeze({ language_code: 'en', name: 'Guest User' });
const WEB_SDK = 5;

/** The conversation of the playground: the chat of one user of the emulated platform. */
export class PlaygroundConversation {
  readonly #transcript = new ConversationTranscript();
  #user = DEFAULT_USER;
  #language = 'en';
  #devicePlatform: number | string = WEB_SDK;
  #envVariables: Readonly<Record<string, string>> = {};
  #node: NodeRef | undefined;

  constructor(
    private readonly emulator: HaptikPlatformEmulator,
    private readonly onChange: () => void,
  ) {
    emulator.onEvent((event) => this.observe(event));
  }

  get userName(): string {
    const { user_name } = this.#user;
    return typeof user_name === 'string' && user_name !== '' ? user_name : 'guest-1';
  }

  /** Fields of `user` in the next call. */
  get user(): JsonObject {
    return {
      ...this.#user,
      user_name: this.userName,
      device_platform: this.#devicePlatform,
      language_code: this.#language,
    };
  }

  get envVariables(): Readonly<Record<string, string>> {
    return this.#envVariables;
  }

  /** Node of the latest call. */
  get node(): NodeRef | undefined {
    return this.#node;
  }

  set node(node: NodeRef) {
    this.#node = node;
    this.onChange();
  }

  private get maps(): Pick<ConversationState, 'conversationDetails' | 'userDetails'> {
    const chat = this.emulator.getChat(this.userName);
    return {
      conversationDetails: chat?.conversationDetails ?? {},
      userDetails: chat?.userDetails ?? GUEST_DETAILS,
    };
  }

  get state(): ConversationState {
    const chat = this.emulator.getChat(this.userName);
    return {
      no: chat?.conversationNo ?? 1,
      state: chat?.state ?? 'bot',
      ...(chat?.team !== undefined && { team: chat.team }),
      user: this.#user,
      language: this.#language,
      devicePlatform: this.#devicePlatform,
      ...this.maps,
      envVariables: this.#envVariables,
      ...(this.#node && { node: this.#node }),
      transcript: this.#transcript.entries,
    };
  }

  /** Replaces each given part. */
  patch(patch: ConversationPatch): void {
    this.#user = patch.user ?? this.#user;
    this.#language = patch.language ?? this.#language;
    this.#devicePlatform = patch.devicePlatform ?? this.#devicePlatform;
    this.#envVariables = patch.envVariables ?? this.#envVariables;
    const { conversationDetails, userDetails } = patch;
    if (conversationDetails || userDetails) {
      this.emulator.setDetails(this.userName, {
        ...(conversationDetails && { conversationDetails }),
        ...(userDetails && { userDetails }),
      });
    }
    this.onChange();
  }

  /** Opens a new conversation, or begins again with a user whom the platform does not know. */
  reset(what: 'conversation' | 'user'): void {
    this.#node = undefined;
    if (what === 'user') {
      this.emulator.removeUser(this.userName);
      this.#transcript.clear();
    } else if (this.emulator.getChat(this.userName)) {
      this.emulator.openChat(this.userName);
    }
    this.onChange();
  }

  findBotEntry(id: string): BotEntry | undefined {
    return this.#transcript.findBotEntry(id);
  }

  markPressed(id: string, label: string): void {
    this.#transcript.markPressed(id, label);
    this.onChange();
  }

  describeMessages(messageIds: readonly number[], details: MessageDetails): void {
    this.#transcript.describeMessages(messageIds, details);
    this.onChange();
  }

  addSystemEntry(event: SystemEventName, text: string, runId?: string): void {
    const no = this.emulator.getChat(this.userName)?.conversationNo ?? 1;
    this.#transcript.addSystemEntry(event, text, no, runId);
    this.onChange();
  }

  /** Adds what happened in the chat, and ignores other users. */
  private observe(event: EmulatorEvent): void {
    switch (event.kind) {
      case 'message': {
        const { message, conversationNo, userName } = event;
        if (!this.isOfChat(userName, message.id)) return;
        this.#transcript.addMessage(message, conversationNo);
        return this.onChange();
      }
      case 'handoff': {
        const { userName, team, by } = event.handoff;
        if (userName !== this.userName) return;
        const who = by === 'app' ? 'The app' : 'The platform';
        return this.addSystemEntry('handoff', `${who} handed the chat off to ${team}.`);
      }
      case 'chat-state': {
        const { userName, state, team, conversationNo } = event;
        if (userName !== this.userName) return;
        if (state === 'pending') {
          this.addSystemEntry('pending', `The chat waits for an agent of ${team ?? 'a team'}.`);
        } else if (state === 'complete') {
          this.addSystemEntry('complete', 'The conversation is complete.');
        } else if (conversationNo > 1) {
          this.addSystemEntry('opened', `Conversation ${conversationNo}.`);
        }
        return;
      }
      case 'request':
    }
  }

  /** False for a message of a user who was removed while a call ran. */
  private isOfChat(userName: string, messageId: number): boolean {
    if (userName !== this.userName) return false;
    const messages = this.emulator.getChat(userName)?.messages ?? [];
    return messages.some(({ id }) => id === messageId);
  }
}
