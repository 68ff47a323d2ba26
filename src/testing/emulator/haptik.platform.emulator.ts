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
 * Haptik's platform as an app meets it, on 127.0.0.1: the APIs that an app calls (protocol 4), and
 * the calls that a bot makes (protocol 1 and 2), with chats behind both and faults on the way.
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

  /** @throws HaptikSetupError when an option makes no sense */
  constructor(options: HaptikPlatformEmulatorOptions = {}) {
    this.#settings = resolveEmulatorOptions(options);
    this.#state = new EmulatorState(this.#settings);
    this.#bot.webhook = options.webhook;
  }

  /**
   * Listens, and returns the base URL, e.g. `http://127.0.0.1:40123`.
   *
   * @throws Error when the port is taken
   */
  async start(): Promise<string> {
    await this.#server.listen(this.#settings.port);
    return this.credentials.baseUrl;
  }

  /**
   * Ends all connections and countdowns. What happened can still be read.
   *
   * @throws AggregateError of what the listeners of `onRequest` threw
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

  /** Requests in the order in which they came. */
  get requests(): readonly EmulatorRequest[] {
    return this.#server.requests;
  }

  /**
   * Tells of each request when it has arrived whole; the platform does nothing about it until
   * what the listener returns is settled.
   *
   * @returns a function that ends it
   */
  onRequest(listener: EmulatorRequestListener): () => void {
    this.#server.listeners.add(listener);
    return () => void this.#server.listeners.delete(listener);
  }

  /** Accepted handoffs in order; one for a chat that is pending already counts, too. */
  get handoffs(): readonly EmulatorHandoff[] {
    return this.#state.handoffs;
  }

  /** Accepted handoffs of one user, in order. */
  getHandoffs(userName: string): readonly EmulatorHandoff[] {
    return this.handoffs.filter((handoff) => handoff.userName === userName);
  }

  /** Forgets all that happened, and recovers from all faults. Listeners and the bot stay. */
  clear(): void {
    this.#state.users.cancelCountdowns();
    this.#state = new EmulatorState(this.#settings);
    this.#server.requests.length = 0;
    this.#faults.recover();
  }

  /** Says where the bot under test answers, e.g. after it was started again. */
  connect(webhook: EmulatorWebhook): void {
    this.#bot.webhook = webhook;
  }

  /**
   * Calls a node of the bot, signed if a secret is known, for what a user wrote, and does with the
   * chat what the answer says. Protocol 1.3, 1.4, 2. State maps of a reply replace what was kept and go
   * out with the next call. A test may reach a node in any state of the chat.
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

  /** Lets a user write without a node that answers; opens a conversation where none is open. */
  sendUserMessage(userName: string, text: string): void {
    this.#state.addUserMessage(this.#state.users.findOrCreate(userName), text);
  }

  /**
   * Lets an agent write to a user, for the transcript.
   *
   * @throws HaptikSetupError when the user has no chat
   */
  sendAgentMessage(userName: string, text: string, agent = 'Asha'): void {
    this.#state.addMessage(this.getConversation(userName), { text, sender: 'agent', agent });
  }

  /**
   * Lets an agent complete a chat; the next message opens the next conversation.
   *
   * @throws HaptikSetupError when the user has no chat
   */
  completeChat(userName: string): void {
    this.getConversation(userName).complete();
  }

  /** The user's latest chat; undefined for one who has written nothing. */
  getChat(userName: string): EmulatorChat | undefined {
    const user = this.#state.users.find(userName);
    return user && toEmulatorChat(user);
  }

  /**
   * Resolves when the user's latest chat is in a state.
   *
   * @throws AbortError when the platform stops before
   */
  async waitForState(userName: string, state: ChatState): Promise<void> {
    await this.#state.users.waitForState(userName, state, this.#server.signal);
  }

  /** The platform's name for a user whom the user API created. */
  findUserName(authId: string): string | undefined {
    return this.#state.users.findByAuthId(authId)?.userName;
  }

  /** The token by which chat history v2.0 knows a user. Protocol 4.2. */
  getPxut(userName: string): string {
    return encodePxut(userName, this.#settings.clientId);
  }

  /** FAQ nodes of a domain, those that an upload left out included. Protocol 4.4. */
  getFaqNodes(domain: string): readonly FaqNode[] {
    return this.#state.faqs.getNodes(domain);
  }

  /**
   * Lets the next requests meet a fault, after those that are planned already.
   *
   * @throws HaptikSetupError for a status on the way to the bot, or `times` that is no whole number
   */
  fail(fault: EmulatorFault, options: FaultOptions = {}): void {
    this.#faults.fail(fault, options);
  }

  /**
   * Lets all requests meet a fault until `recover`; those that `fail` plans meet theirs.
   *
   * @throws HaptikSetupError for a status on the way to the bot
   */
  outage(fault: EmulatorFault, scope: FaultScope = {}): void {
    this.#faults.outage(fault, scope);
  }

  /** Ends the outage, and forgets planned faults. */
  recover(): void {
    this.#faults.recover();
  }

  private getConversation(userName: string): Conversation {
    const conversation = this.#state.users.find(userName)?.conversation;
    if (conversation) return conversation;
    throw new HaptikSetupError(
      'HaptikPlatformEmulator: that user has no chat. Let the user write first, with say() or reach().',
    );
  }
}
