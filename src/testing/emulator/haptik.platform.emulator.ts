import { HaptikSetupError } from '../../haptik.error.js';
import { BotDriver } from './bot/bot.driver.js';
import type { EmulatorTurn, TriggerInput } from './bot/emulator.turn.js';
import { toEmulatorChat, type EmulatorChat } from './chats/emulator.chat.js';
import type { ChatState, Conversation } from './chats/conversation.js';
import type { EmulatorHandoff } from './chats/emulator.handoff.js';
import { createCredentials, type EmulatorCredentials } from './emulator.credentials.js';
import {
  type ResolvedEmulatorOptions,
  type EmulatorWebhook,
  type HaptikPlatformEmulatorOptions,
  resolveEmulatorOptions,
} from './emulator.options.js';
import type { EmulatorRequest, EmulatorRequestListener } from './emulator.request.js';
import type { FaqNode } from './faq/faq.repository.js';
import type { EmulatorFault } from './faults/emulator.fault.js';
import { type FaultOptions, FaultPlan, type FaultScope } from './faults/fault.plan.js';
import { EmulatorServer } from './http/emulator.server.js';
import { dispatchOperation } from './operations/operation.dispatcher.js';
import { encodePxut } from './operations/pxut.js';
import { EmulatorState } from './emulator.state.js';

/**
 * An emulator of Haptik's platform on 127.0.0.1: the APIs that an app calls (protocol 4), the webhook
 * calls of a bot (protocol 1 and 2), the chats, and simulated faults.
 *
 * @example
 * await using emulator = new HaptikPlatformEmulator({ countdownSecondMs: 1 });
 * await emulator.start();
 * const desk = new HaptikAgentDesk(emulator.credentials);
 */
export class HaptikPlatformEmulator implements AsyncDisposable {
  readonly #settings: ResolvedEmulatorOptions;
  readonly #faults = new FaultPlan();
  readonly #bot = new BotDriver(this.#faults);
  readonly #server = new EmulatorServer(this.#faults, (request) =>
    dispatchOperation(request, this.#state),
  );
  #state: EmulatorState;

  /** @throws HaptikSetupError when an option is invalid */
  constructor(options: HaptikPlatformEmulatorOptions = {}) {
    this.#settings = resolveEmulatorOptions(options);
    this.#state = new EmulatorState(this.#settings);
    this.#bot.webhook = options.webhook;
  }

  /**
   * Starts the server. @returns the base URL, e.g. `http://127.0.0.1:40123`.
   *
   * @throws Error when the port is in use
   */
  async start(): Promise<string> {
    await this.#server.listen(this.#settings.port);
    return this.credentials.baseUrl;
  }

  /**
   * Stops the server, and ends all connections and countdowns. The recorded state stays readable.
   *
   * @throws AggregateError with the errors of `onRequest` listeners
   */
  async stop(): Promise<void> {
    this.#state.users.cancelCountdowns();
    await this.#server.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /**
   * Base URL, token, client id, business and default team.
   *
   * @throws HaptikSetupError before `start`
   */
  get credentials(): EmulatorCredentials {
    return createCredentials(this.#server.url, this.#settings);
  }

  /** Received requests, in order. */
  get requests(): readonly EmulatorRequest[] {
    return this.#server.requests;
  }

  /**
   * Calls a listener for each complete request. The request is handled when the result of the listener
   * has settled.
   *
   * @returns a function that removes the listener
   */
  onRequest(listener: EmulatorRequestListener): () => void {
    this.#server.listeners.add(listener);
    return () => void this.#server.listeners.delete(listener);
  }

  /** Accepted handoffs, in order, including those for chats that were already pending. */
  get handoffs(): readonly EmulatorHandoff[] {
    return this.#state.handoffs;
  }

  /** Accepted handoffs of one user, in order. */
  getHandoffs(userName: string): readonly EmulatorHandoff[] {
    return this.handoffs.filter((handoff) => handoff.userName === userName);
  }

  /** Resets the state, and removes all faults. Keeps listeners and the connected bot. */
  clear(): void {
    this.#state.users.cancelCountdowns();
    this.#state = new EmulatorState(this.#settings);
    this.#server.requests.length = 0;
    this.#faults.recover();
  }

  /** Sets the webhook of the bot under test, e.g. after a restart. */
  connect(webhook: EmulatorWebhook): void {
    this.#bot.webhook = webhook;
  }

  /**
   * Calls a node of the bot for a message of a user, and applies the reply to the chat. The call is
   * signed when a secret is set. Protocol 1.3, 1.4, 2. State maps of the reply replace the stored ones
   * and are sent with the next call. A node can be triggered in any state of the chat.
   *
   * @throws HaptikSetupError when no bot is connected
   * @example
   * const { messages, botBreak } = await emulator.triggerNode('order_status', {
   *   entities: { order_id: '71' },
   * });
   */
  triggerNode(node: string, input: TriggerInput = {}): Promise<EmulatorTurn> {
    return this.#bot.triggerNode(this.#state, this.#server.signal, node, input);
  }

  /** Adds a message of a user without a call to the bot; opens a conversation if none is open. */
  sendUserMessage(userName: string, text: string): void {
    this.#state.addUserMessage(this.#state.users.findOrCreate(userName), text);
  }

  /**
   * Adds a message of an agent to the transcript.
   *
   * @throws HaptikSetupError when the user has no chat
   */
  sendAgentMessage(userName: string, text: string, agent = 'Asha'): void {
    this.#state.addMessage(this.getConversation(userName), { text, sender: 'agent', agent });
  }

  /**
   * Completes a chat; the next message of the user opens a new conversation.
   *
   * @throws HaptikSetupError when the user has no chat
   */
  completeChat(userName: string): void {
    this.getConversation(userName).complete();
  }

  /** The latest chat of a user; undefined for a user without messages. */
  getChat(userName: string): EmulatorChat | undefined {
    const user = this.#state.users.find(userName);
    return user && toEmulatorChat(user);
  }

  /**
   * Resolves when the latest chat of a user is in a state.
   *
   * @throws AbortError when the emulator stops before
   */
  async waitForState(userName: string, state: ChatState): Promise<void> {
    await this.#state.users.waitForState(userName, state, this.#server.signal);
  }

  /** The user name of a user created by the user API. */
  findUserName(authId: string): string | undefined {
    return this.#state.users.findByAuthId(authId)?.userName;
  }

  /** The token that identifies a user in chat history v2.0. Protocol 4.2. */
  getPxut(userName: string): string {
    return encodePxut(userName, this.#settings.clientId);
  }

  /** FAQ nodes of a domain, including inactive ones. Protocol 4.4. */
  getFaqNodes(domain: string): readonly FaqNode[] {
    return this.#state.faqs.getNodes(domain);
  }

  /**
   * Plans a fault for the next requests, after already planned faults.
   *
   * @throws HaptikSetupError for a status on `triggerNode`, or when `times` is not a whole number
   */
  fail(fault: EmulatorFault, options: FaultOptions = {}): void {
    this.#faults.fail(fault, options);
  }

  /**
   * Applies a fault to all requests until `recover`; faults planned by `fail` take precedence.
   *
   * @throws HaptikSetupError for a status on `triggerNode`
   */
  outage(fault: EmulatorFault, scope: FaultScope = {}): void {
    this.#faults.outage(fault, scope);
  }

  /** Ends the outage, and removes planned faults. */
  recover(): void {
    this.#faults.recover();
  }

  private getConversation(userName: string): Conversation {
    const conversation = this.#state.users.find(userName)?.conversation;
    if (conversation) return conversation;
    throw new HaptikSetupError(
      'HaptikPlatformEmulator: the user has no chat. Call sendUserMessage() or triggerNode() first.',
    );
  }
}
