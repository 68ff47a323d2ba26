import type { INestApplication } from '@nestjs/common';
import type { Channel } from '../../hsl/channel/built.in.channels.js';
import { isJsonObject } from '../../payload/json.object.js';
import type { CallFixture } from '../../recording/recorded.call.js';
import { type CallInput, createCallBody } from '../call.input.js';
import { HaptikTestConversation } from '../conversation/haptik.test.conversation.js';
import { listTargets } from '../conversation/flow.js';
import type { HaptikTestConversationOptions } from '../conversation/haptik.test.conversation.options.js';
import { HaptikTestClient } from '../haptik.test.client.js';
import type { HaptikTestReply } from '../haptik.test.reply.js';
import { parseJsonOrUndefined } from '../message.decoder.js';
import { BotUnderTest } from './bot.under.test.js';
import { HaptikTestCall } from './haptik.test.call.js';

export interface HaptikTestBotOptions {
  /** Name of the bot. @default the bot of the flat options, or the only bot */
  readonly bot?: string;
  /** Secret of the calls. @default the current secret of the node, from the options of the application */
  readonly secret?: string;
  /** Path of the calls, with the global prefix. @default the path of the bot in the application */
  readonly path?: string;
  /** Whether an entity whose name is almost that of one that the method reads is an error. @default true */
  readonly checkEntities?: boolean;
}

/** Calls a bot of an application as Haptik does. Created by {@link haptikBot}. */
export class HaptikTestBot {
  readonly #bot: BotUnderTest;
  #users = 0;

  /** @internal */
  constructor(
    private readonly app: INestApplication,
    private readonly options: HaptikTestBotOptions,
    private readonly origin: string,
  ) {
    this.#bot = new BotUnderTest(app, options.bot);
  }

  /** URL of the calls, e.g. `http://127.0.0.1:40123/haptik`. */
  get url(): string {
    return `${this.origin}/${this.path.replace(/^\//, '')}`;
  }

  /**
   * A call to a node. Each is of a new user in a new conversation, unless the test names them.
   *
   * @throws Error when no method handles the node
   */
  node(name: string): HaptikTestCall {
    this.#bot.validateNode(name);
    return this.unknownNode(name);
  }

  /** A call to a node that no method handles, for tests of the reply to it. */
  unknownNode(name: string): HaptikTestCall {
    const user = { user_name: this.createUserName() };
    return new HaptikTestCall((input, channel) =>
      this.send(name, { ...input, user: { ...user, ...input.user } }, channel),
    );
  }

  /**
   * Sends a recorded call again, with the bytes of its body.
   *
   * @example
   * const recording = await loadRecording('test/fixtures/order-status.json');
   * expect((await bot.replay(recording)).body).toEqual(recording.response.body);
   */
  replay({ request }: CallFixture): Promise<HaptikTestReply> {
    const body = parseJsonOrUndefined(request.body);
    const node = isJsonObject(body) && typeof body['node'] === 'string' ? body['node'] : '';
    return this.createClient(node).post(request.body, { ...request.headers });
  }

  /**
   * A conversation, which carries the state from call to call.
   *
   * @throws Error for a node of the flow, or an end node, that no method handles
   */
  conversation(options: HaptikTestConversationOptions = {}): HaptikTestConversation {
    const given = { userName: this.createUserName(), ...options };
    for (const { node } of listTargets(options.flow ?? {})) this.#bot.validateNode(node);
    for (const node of options.endNodes ?? []) this.#bot.validateNode(node);
    return new HaptikTestConversation(this.#bot, given, (...call) => this.send(...call));
  }

  private get path(): string {
    return this.options.path ?? this.#bot.path;
  }

  private async send(node: string, input: CallInput, channel?: Channel): Promise<HaptikTestReply> {
    const { listening } = this.app.getHttpServer() as { readonly listening: boolean };
    if (!listening) {
      throw new Error(
        'haptikBot: the application is closed. Close it after the last call: afterAll(() => app.close()).',
      );
    }
    if (this.options.checkEntities ?? true) {
      await this.#bot.validateEntities(node, Object.keys(input.entities ?? {}));
    }
    return this.createClient(node).post(JSON.stringify(createCallBody(node, input)), {}, channel);
  }

  private createClient(node: string): HaptikTestClient {
    const secret = this.options.secret ?? this.#bot.findSecret(node);
    return new HaptikTestClient(this.app, {
      path: this.path,
      isSecretGiven: this.options.secret !== undefined,
      ...(secret !== undefined && { secret }),
    });
  }

  private createUserName(): string {
    return `guest-${++this.#users}`;
  }
}

/**
 * Calls a bot of an application as Haptik does: over the real endpoint, with a real signature. Path and
 * secret are those of the application. An application that is not listening yet is started on a free port
 * of the loopback address; close it after the tests.
 *
 * @throws Error when the application has no such bot
 * @example
 * const bot = await haptikBot(app);
 * const answer = await bot.node('order_status').entity('order_id', 'A17').language('hi').on('whatsapp').send();
 * expect(answer).toSucceedWith('Order A17 is on its way.');
 */
export async function haptikBot(
  app: INestApplication,
  options: HaptikTestBotOptions = {},
): Promise<HaptikTestBot> {
  assertApplication(app);
  // Nodes and secrets are known after the start.
  const { origin } = new URL(await new HaptikTestClient(app).url());
  return new HaptikTestBot(app, options, origin);
}

/** @throws TypeError for what a test may have instead of an application */
function assertApplication(app: unknown): asserts app is INestApplication {
  if (typeof app === 'object' && app !== null && 'getHttpServer' in app) return;
  if (app instanceof Promise) {
    throw new TypeError('haptikBot: the application is a promise. Await it: haptikBot(await app).');
  }
  const cure =
    typeof app === 'object' && app !== null && 'createNestApplication' in app
      ? 'haptikBot(module.createNestApplication()).'
      : 'haptikBot(app), with an app of createNestApplication() or NestFactory.create().';
  throw new TypeError(`haptikBot: this is no application with HTTP. Call ${cure}`);
}
