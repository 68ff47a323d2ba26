import type { INestApplication } from '@nestjs/common';
import { HaptikStorageModule, type HaptikStorageOptions } from '@nestjs-haptik/storage';
import { CopyRepository } from '../../../../src/copy/copy.repository.js';
import {
  PublishedCopySource,
  type PublishedText,
} from '../../../../src/copy/published/published.copy.source.js';
import { boot, type MemoryLogger } from '../../test.app.js';
import { PostgresServer } from './postgres.test.server.js';
import { migratedFolder, removeFolder } from './shared.resources.js';

export const DATABASE_ENGINES = ['PGlite', 'PostgreSQL'] as const;
export type DatabaseEngine = (typeof DATABASE_ENGINES)[number];

/** Applications on one database, and an empty database for each test. */
export class CopyStorage {
  readonly #apps: INestApplication[] = [];
  #server: PostgresServer | undefined;
  #options: HaptikStorageOptions = {};

  constructor(readonly engine: DatabaseEngine) {}

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

  /** Makes the next applications start on a database without texts. Those before have stopped. */
  async createDatabase(): Promise<void> {
    if (this.#options.folder !== undefined) await removeFolder(this.#options.folder);
    this.#options = this.#server
      ? { url: await this.#server.database() }
      : { folder: await migratedFolder() };
  }

  /** Starts a replica. PGlite supports one at a time. */
  async start(
    options: HaptikStorageOptions = {},
    logger?: MemoryLogger,
  ): Promise<INestApplication> {
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

export const copyRepositoryOf = (app: INestApplication): CopyRepository =>
  app.get(CopyRepository, { strict: false });
export const publishedCopySourceOf = (app: INestApplication): PublishedCopySource =>
  app.get(PublishedCopySource, { strict: false });

/** All texts published after a revision, page by page. */
export async function loadPublishedPages(
  app: INestApplication,
  after = 0,
): Promise<PublishedText[][]> {
  const pages: PublishedText[][] = [];
  for await (const page of publishedCopySourceOf(app).load(after)) pages.push([...page]);
  return pages;
}

/** All texts published after a revision. */
export async function loadPublished(app: INestApplication, after = 0): Promise<PublishedText[]> {
  return (await loadPublishedPages(app, after)).flat();
}
