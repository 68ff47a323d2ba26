import { BotDriver } from './bot/bot.driver.js';
import type { CallOptions, EmulatorCall, SendOptions } from './bot/emulator.call.js';
import type { EmulatorTurn, TriggerInput } from './bot/emulator.turn.js';
import { createCredentials, type EmulatorCredentials } from './emulator.credentials.js';
import { EmulatedPlatform } from './emulated.platform.js';
import type { EmulatorEvent, EmulatorEventListener } from './emulator.event.js';
import {
  type EmulatorSettings,
  type ResolvedEmulatorOptions,
  type EmulatorWebhook,
  type HaptikPlatformEmulatorOptions,
  resolveEmulatorOptions,
} from './emulator.options.js';
import type { EmulatorRequest, EmulatorRequestListener } from './emulator.request.js';
import type { EmulatorFault } from './faults/emulator.fault.js';
import { type FaultOptions, FaultPlan, type FaultScope } from './faults/fault.plan.js';
import { EmulatorServer } from './http/emulator.server.js';
import { dispatchOperation } from './operations/operation.dispatcher.js';
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
export class HaptikPlatformEmulator extends EmulatedPlatform implements AsyncDisposable {
  readonly #listeners = new Set<EmulatorEventListener>();
  readonly #faults = new FaultPlan();
  readonly #bot = new BotDriver(this.#faults);
  readonly #server: EmulatorServer;
  #settings: ResolvedEmulatorOptions;
  protected state: EmulatorState;

  /** @throws HaptikSetupError when an option is invalid */
  constructor(options: HaptikPlatformEmulatorOptions = {}) {
    super();
    this.#settings = resolveEmulatorOptions(options);
    this.state = new EmulatorState(this.#settings, this.#notify);
    this.#server = new EmulatorServer(
      this.#faults,
      (request) => dispatchOperation(request, this.state),
      this.#notify,
      this.#settings.maxRecords,
    );
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
    this.state.users.cancelCountdowns();
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

  /** Teams of agents; the first is the default team. */
  get teams(): readonly string[] {
    return this.#settings.teams;
  }

  protected get signal(): AbortSignal {
    return this.#server.signal;
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

  /**
   * Calls a listener after each message, handoff, change of a chat and handled request.
   *
   * @returns a function that removes the listener
   */
  onEvent(listener: EmulatorEventListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Resets the state, and removes all faults. Keeps listeners and the connected bot. */
  clear(): void {
    this.state.users.cancelCountdowns();
    this.state = new EmulatorState(this.#settings, this.#notify);
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
  async triggerNode(node: string, input: TriggerInput = {}): Promise<EmulatorTurn> {
    return this.sendCall(this.prepareCall(node, input));
  }

  /**
   * Adds a message of a user, and creates the call of a node without sending it, for example to send it
   * twice.
   *
   * @throws HaptikSetupError when no bot is connected
   */
  prepareCall(node: string, input: TriggerInput = {}, options: CallOptions = {}): EmulatorCall {
    return this.#bot.prepareCall(this.state, node, input, options);
  }

  /** Sends a call, as it is, and applies the reply to the chat. */
  sendCall(call: EmulatorCall, options: SendOptions = {}): Promise<EmulatorTurn> {
    return this.#bot.sendCall(this.state, this.#server.signal, call, options);
  }

  /** Changes options from the next call on. */
  configure(changes: EmulatorSettings): void {
    this.#settings = Object.freeze({ ...this.#settings, ...changes });
    this.state.settings = this.#settings;
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

  readonly #notify = (event: EmulatorEvent): void => {
    for (const listener of this.#listeners) listener(event);
  };
}
