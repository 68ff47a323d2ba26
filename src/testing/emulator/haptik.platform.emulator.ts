import { HaptikSetupError } from '../../haptik.error.js';
import { BotDriver } from './bot/bot.driver.js';
import type { EmulatorTurn, ReachSketch } from './bot/emulator.turn.js';
import { chatOf, type EmulatorChat } from './chats/chat.view.js';
import type { ChatState, Conversation } from './chats/conversation.js';
import type { EmulatorHandoff } from './chats/handoff.record.js';
import { credentialsAt, type EmulatorCredentials } from './emulator.credentials.js';
import {
  type EmulatorSettings,
  type EmulatorWebhook,
  type HaptikPlatformEmulatorOptions,
  settingsOf,
} from './emulator.options.js';
import type { EmulatorRequest, EmulatorRequestListener } from './emulator.request.js';
import type { FaqNode } from './faq/faq.library.js';
import type { EmulatorFault } from './faults/fault.js';
import { type FaultOptions, FaultPlan, type FaultScope } from './faults/fault.plan.js';
import { PlatformDoor } from './http/platform.door.js';
import { carryOut } from './operations/operation.dispatcher.js';
import { pxutOf } from './operations/pxut.js';
import { PlatformState } from './platform.state.js';

/**
 * Haptik's platform as an app meets it, on 127.0.0.1: the APIs that an app calls (protocol 4), and
 * the calls that a bot makes (protocol 1 and 2), with chats behind both and faults on the way.
 *
 * @example
 * await using emulator = new HaptikPlatformEmulator({ secondMs: 1 });
 * await emulator.start();
 * const desk = new HaptikAgentDesk(emulator.credentials);
 */
export class HaptikPlatformEmulator implements AsyncDisposable {
  readonly #settings: EmulatorSettings;
  readonly #faults = new FaultPlan();
  readonly #bot = new BotDriver(this.#faults);
  readonly #door = new PlatformDoor(this.#faults, (request) => carryOut(request, this.#state));
  #state: PlatformState;

  /** @throws HaptikSetupError when an option makes no sense */
  constructor(options: HaptikPlatformEmulatorOptions = {}) {
    this.#settings = settingsOf(options);
    this.#state = new PlatformState(this.#settings);
    this.#bot.webhook = options.webhook;
  }

  /**
   * Listens, and returns the base URL, e.g. `http://127.0.0.1:40123`.
   *
   * @throws Error when the port is taken
   */
  async start(): Promise<string> {
    await this.#door.open(this.#settings.port);
    return this.credentials.baseUrl;
  }

  /**
   * Ends all connections and countdowns. What happened can still be read.
   *
   * @throws AggregateError of what the listeners of `onRequest` threw
   */
  async stop(): Promise<void> {
    this.#state.users.forget();
    await this.#door.close();
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
    return credentialsAt(this.#door.url, this.#settings);
  }

  /** Requests in the order in which they came. */
  get requests(): readonly EmulatorRequest[] {
    return this.#door.requests;
  }

  /**
   * Tells of each request when it has arrived whole; the platform does nothing about it until
   * what the listener returns is settled.
   *
   * @returns a function that ends it
   */
  onRequest(listener: EmulatorRequestListener): () => void {
    this.#door.listeners.add(listener);
    return () => void this.#door.listeners.delete(listener);
  }

  /** Accepted hand-overs in order; one for a chat that is pending already counts, too. */
  get handoffs(): readonly EmulatorHandoff[] {
    return this.#state.handoffs;
  }

  /** Accepted hand-overs of one user, in order. */
  handoffsOf(userName: string): readonly EmulatorHandoff[] {
    return this.handoffs.filter((handoff) => handoff.userName === userName);
  }

  /** Forgets all that happened, and recovers from all faults. Listeners and the bot stay. */
  clear(): void {
    this.#state.users.forget();
    this.#state = new PlatformState(this.#settings);
    this.#door.requests.length = 0;
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
   * const { messages, botBreak } = await emulator.reach('order_status', {
   *   entities: { order_id: '71' },
   * });
   */
  reach(node: string, sketch: ReachSketch = {}): Promise<EmulatorTurn> {
    return this.#bot.reach(this.#state, this.#door.signal, node, sketch);
  }

  /** Lets a user write without a node that answers; opens a conversation where none is open. */
  say(userName: string, text: string): void {
    this.#state.hear(this.#state.users.named(userName), text);
  }

  /**
   * Lets an agent write to a user, for the transcript.
   *
   * @throws HaptikSetupError when the user has no chat
   */
  agentSays(userName: string, text: string, agent = 'Asha'): void {
    this.#state.note(this.conversationOf(userName), { text, sender: 'agent', agent });
  }

  /**
   * Lets an agent complete a chat; the next message opens the next conversation.
   *
   * @throws HaptikSetupError when the user has no chat
   */
  complete(userName: string): void {
    this.conversationOf(userName).complete();
  }

  /** The user's latest chat; undefined for one who has written nothing. */
  chatOf(userName: string): EmulatorChat | undefined {
    const user = this.#state.users.find(userName);
    return user && chatOf(user);
  }

  /**
   * Resolves when the user's latest chat is in a state.
   *
   * @throws AbortError when the platform stops before
   */
  async when(userName: string, state: ChatState): Promise<void> {
    await this.#state.users.when(userName, state, this.#door.signal);
  }

  /** The platform's name for a user whom the user API created. */
  userNameOf(authId: string): string | undefined {
    return this.#state.users.findByAuthId(authId)?.userName;
  }

  /** The token by which chat history v2.0 knows a user. Protocol 4.2. */
  pxutOf(userName: string): string {
    return pxutOf(userName, this.#settings.clientId);
  }

  /** FAQ nodes of a domain, those that an upload left out included. Protocol 4.4. */
  faqNodesOf(domain: string): readonly FaqNode[] {
    return this.#state.faqs.nodesOf(domain);
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

  private conversationOf(userName: string): Conversation {
    const conversation = this.#state.users.find(userName)?.conversation;
    if (conversation) return conversation;
    throw new HaptikSetupError(
      'HaptikPlatformEmulator: that user has no chat. Let the user write first, with say() or reach().',
    );
  }
}
