import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import { type HaptikModuleOptions, HaptikAgentDesk } from 'nestjs-haptik';
import { HaptikStorageModule, type HaptikStorageOptions } from '@nestjs-haptik/storage';
import { HaptikPlatformEmulator, HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, MemoryLogger, SECRET } from '../../test.app.js';
import { migratedDatabase, PostgresServer } from '../database/postgres.test.server.js';
import { migratedFolder } from '../database/shared.resources.js';
import { BreakingBot } from './breaking.bot.js';
import { QUEUED, STARTED } from '../../values/english.texts.js';

/** Chats that fail at the same time. */
export const CHATS = 12;

/** Applications on one platform, and calls of users. */
export class OutageStage {
  readonly platform = new HaptikPlatformEmulator({ countdownSecondMs: 1 });
  readonly logger = new MemoryLogger();
  readonly #apps: INestApplication[] = [];

  async start(
    storage: HaptikStorageOptions,
    breaker: HaptikModuleOptions['breaker'] = false,
    more: Partial<HaptikModuleOptions> = {},
  ): Promise<INestApplication> {
    const desk = new HaptikAgentDesk(this.platform.credentials);
    const app = await boot({
      logger: this.logger,
      options: {
        budget: { totalMs: 15_000, reserveMs: 12_000 },
        handoff: { desk, team: 'support', breaker },
        breaker: false,
        ...more,
      },
      metadata: { imports: [HaptikStorageModule.forRoot(storage)], providers: [BreakingBot] },
    });
    this.#apps.push(app);
    await new HaptikTestClient(app).url();
    return app;
  }

  /** Calls a failing node. @returns the texts, or the HTTP status if it is not 200 */
  async breaks(app: INestApplication, userName: string): Promise<string> {
    const client = new HaptikTestClient(app, { secret: SECRET });
    const { httpStatus, texts } = await client.call('breaks', { user: { user_name: userName } });
    return httpStatus === 200 ? texts.join() : String(httpStatus);
  }

  /** Calls a failing node concurrently for new users, all of which read that an agent is called. */
  async promise(app: INestApplication, name: string, count = CHATS): Promise<string[]> {
    const users = Array.from({ length: count }, (_, index) => `${name}_${index}`);
    const answers = await Promise.all(users.map((user) => this.breaks(app, user)));
    const odd = answers.filter((answer) => answer !== STARTED && answer !== QUEUED);
    if (odd.length > 0) throw new Error(`not promised: ${odd.join(' | ')}`);
    return users;
  }

  /** Number of handoffs of each user. */
  handoffs(users: readonly string[]): number[] {
    return users.map((user) => this.platform.getHandoffs(user).length);
  }

  /** Closes the applications. */
  async close(): Promise<void> {
    await Promise.all(this.#apps.splice(0).map((app) => app.close()));
  }

  async end(): Promise<void> {
    await this.close();
    this.platform.clear();
    this.logger.lines.length = 0;
  }
}

/** A new, migrated storage in an embedded database, or in PostgreSQL. */
export async function newStorage(engine: string): Promise<HaptikStorageOptions> {
  return engine === 'PostgreSQL'
    ? { url: await migratedDatabase() }
    : { folder: await migratedFolder() };
}

/** A stage with its platform and the shared PostgreSQL server, for the tests of a describe block. */
export function useOutageStage(): { stage: OutageStage; server: () => PostgresServer } {
  const stage = new OutageStage();
  let server: PostgresServer;
  beforeAll(async () => {
    await stage.platform.start();
    server = await PostgresServer.shared();
  });
  afterEach(() => stage.end());
  afterAll(async () => {
    await stage.platform.stop();
    await server.stop();
  });
  return { stage, server: () => server };
}

/** Waits for the work after a reply. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(50);
}

export const once = (users: readonly string[]) => users.map(() => 1);
export const never = (users: readonly string[]) => users.map(() => 0);
