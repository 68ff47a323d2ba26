import { HaptikSetupError } from '../../haptik.error.js';
import type { TriggerInput } from './bot/emulator.turn.js';
import type { ChatState, Conversation } from './chats/conversation.js';
import { type EmulatorChat, toEmulatorChat } from './chats/emulator.chat.js';
import type { EmulatorHandoff } from './chats/emulator.handoff.js';
import type { EmulatorState } from './emulator.state.js';
import type { FaqNode } from './faq/faq.repository.js';
import { encodePxut } from './operations/pxut.js';

/** The chats, users and FAQs of the emulated platform, as a test or a playground sees and changes them. */
export abstract class EmulatedPlatform {
  protected abstract readonly state: EmulatorState;
  /** Aborts when the emulator stops. */
  protected abstract readonly signal: AbortSignal;

  /** Accepted handoffs, in order, including those for chats that were already pending. */
  get handoffs(): readonly EmulatorHandoff[] {
    return this.state.handoffs;
  }

  /** Accepted handoffs of one user, in order. */
  getHandoffs(userName: string): readonly EmulatorHandoff[] {
    return this.handoffs.filter((handoff) => handoff.userName === userName);
  }

  /** Adds a message of a user without a call to the bot; opens a conversation if none is open. */
  sendUserMessage(userName: string, text: string): void {
    this.state.addUserMessage(this.state.users.findOrCreate(userName), text);
  }

  /**
   * Adds a message of an agent to the transcript.
   *
   * @throws HaptikSetupError when the user has no chat
   */
  sendAgentMessage(userName: string, text: string, agent = 'Asha'): void {
    this.state.addMessage(this.getConversation(userName), { text, sender: 'agent', agent });
  }

  /**
   * Completes a chat; the next message of the user opens a new conversation.
   *
   * @throws HaptikSetupError when the user has no chat
   */
  completeChat(userName: string): void {
    this.getConversation(userName).complete();
  }

  /** Opens a conversation of a user without a message; completes an open one before. */
  openChat(userName: string): void {
    const user = this.state.users.findOrCreate(userName);
    if (user.conversation && user.conversation.state !== 'complete') user.conversation.complete();
    user.openConversation();
  }

  /** Replaces state maps of a user, for the next call. */
  setDetails(
    userName: string,
    { conversationDetails, userDetails }: Pick<TriggerInput, 'conversationDetails' | 'userDetails'>,
  ): void {
    const user = this.state.users.findOrCreate(userName);
    if (userDetails) user.details = userDetails;
    if (conversationDetails) user.openConversation().details = conversationDetails;
  }

  /** Removes a user with all conversations; handoffs stay recorded. */
  removeUser(userName: string): void {
    this.state.users.remove(userName);
  }

  /** The latest chat of a user; undefined for a user without messages. */
  getChat(userName: string): EmulatorChat | undefined {
    const user = this.state.users.find(userName);
    return user && toEmulatorChat(user);
  }

  /**
   * Resolves when the latest chat of a user is in a state.
   *
   * @throws AbortError when the emulator stops before
   */
  async waitForState(userName: string, state: ChatState): Promise<void> {
    await this.state.users.waitForState(userName, state, this.signal);
  }

  /** The user name of a user created by the user API. */
  findUserName(authId: string): string | undefined {
    return this.state.users.findByAuthId(authId)?.userName;
  }

  /** The token that identifies a user in chat history v2.0. Protocol 4.2. */
  getPxut(userName: string): string {
    return encodePxut(userName, this.state.settings.clientId);
  }

  /** FAQ nodes of a domain, including inactive ones. Protocol 4.4. */
  getFaqNodes(domain: string): readonly FaqNode[] {
    return this.state.faqs.getNodes(domain);
  }

  private getConversation(userName: string): Conversation {
    const conversation = this.state.users.find(userName)?.conversation;
    if (conversation) return conversation;
    throw new HaptikSetupError(
      'HaptikPlatformEmulator: the user has no chat. Call sendUserMessage() or triggerNode() first.',
    );
  }
}
