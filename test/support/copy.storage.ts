import type { INestApplication } from '@nestjs/common';
import { HaptikStorageModule, type HaptikStorageOptions } from 'nestjs-haptik/storage';
import { CopyBook } from '../../src/copy/copy.book.js';
import { CopyStore, type PublishedText } from '../../src/copy/copy.store.js';
import { boot, type Journal } from './app.js';
import { PostgresServer } from './postgres.js';
import { migratedFolder } from './resources.js';

export const ENGINES = ['PGlite', 'PostgreSQL'] as const;
export type Engine = (typeof ENGINES)[number];

/** Applications on one database, and a database without texts for each test. */
export class CopyStorage {
  readonly #apps: INestApplication[] = [];
  #server: PostgresServer | undefined;
  #options: HaptikStorageOptions = {};

  constructor(readonly engine: Engine) {}

  get server(): PostgresServer {
    if (!this.#server) throw new Error('PGlite has no server');
    return this.#server;
  }

  get url(): string {
    return this.#options.url ?? '';
  }

  async open(): Promise<void> {
    if (this.engine === 'PostgreSQL') this.#server = await PostgresServer.shared();
  }

  /** From now on applications start on a database without texts. */
  async renew(): Promise<void> {
    this.#options = this.#server
      ? { url: await this.#server.database() }
      : { folder: await migratedFolder() };
  }

  /** A replica; of PGlite there is one at a time. */
  async start(options: HaptikStorageOptions = {}, logger?: Journal): Promise<INestApplication> {
    const storage = HaptikStorageModule.forRoot({ ...this.#options, ...options });
    const app = await boot({ metadata: { imports: [storage] }, ...(logger && { logger }) });
    this.#apps.push(app);
    return app;
  }

  async stopAll(): Promise<void> {
    await Promise.all(this.#apps.splice(0).map((app) => app.close()));
  }

  async close(): Promise<void> {
    await this.#server?.stop();
  }
}

export const bookOf = (app: INestApplication): CopyBook => app.get(CopyBook, { strict: false });
export const storeOf = (app: INestApplication): CopyStore => app.get(CopyStore, { strict: false });

/** All that was published after a revision, in the pages in which it comes. */
export async function pagesOf(app: INestApplication, after = 0): Promise<PublishedText[][]> {
  const pages: PublishedText[][] = [];
  for await (const page of storeOf(app).load(after)) pages.push([...page]);
  return pages;
}

/** All that was published after a revision. */
export async function loaded(app: INestApplication, after = 0): Promise<PublishedText[]> {
  return (await pagesOf(app, after)).flat();
}
