import type { INestApplication, ModuleMetadata } from '@nestjs/common';
import type { HaptikEvent, HaptikModuleOptions } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, MemoryLogger, type HttpPlatform, SECRET } from './test.app.js';
import { FlakyBot, type FlakyResult } from './bots/flaky.bot.js';
import { expectValidReply } from './reply.expect.js';

/** An application with a {@link FlakyBot}: its replies, log lines and events. */
export class FlakyHost {
  readonly #client: HaptikTestClient;
  #conversation = 0;

  private constructor(
    readonly app: INestApplication,
    readonly logger: MemoryLogger,
    readonly events: readonly HaptikEvent[],
  ) {
    this.#client = new HaptikTestClient(app, { secret: SECRET });
  }

  static async start(
    platform: HttpPlatform,
    options: Partial<HaptikModuleOptions> = {},
    metadata: ModuleMetadata = {},
  ): Promise<FlakyHost> {
    const logger = new MemoryLogger();
    const events: HaptikEvent[] = [];
    const onEvent = (event: HaptikEvent) => void events.push(event);
    const app = await boot({
      platform,
      logger,
      options: { onEvent, ...options },
      metadata: { providers: [FlakyBot], ...metadata },
    });
    const host = new FlakyHost(app, logger, events);
    // Listens before the concurrent calls begin.
    await host.#client.url();
    return host;
  }

  /** The texts for the user, in a conversation without a handoff. */
  async callNode(
    node: string,
    way: FlakyResult = 'reply',
    language = 'en',
  ): Promise<string | undefined> {
    const reply = await this.#client.call(node, {
      entities: { way },
      user: { language_code: language },
      conversationNo: ++this.#conversation,
    });
    expectValidReply(reply);
    return reply.texts.join('\n');
  }

  async callNodeRepeatedly(times: number, node: string, way: FlakyResult): Promise<void> {
    for (let time = 0; time < times; time++) await this.callNode(node, way);
  }

  /** The number of calls that reached a node method. */
  callCount(node: string): number {
    return this.app.get(FlakyBot).callCounts[node] ?? 0;
  }

  eventsOf(type: HaptikEvent['type']): HaptikEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  stop(): Promise<void> {
    return this.app.close();
  }
}
