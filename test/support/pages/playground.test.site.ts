import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { INestApplication, ModuleMetadata } from '@nestjs/common';
import { HaptikAgentDesk } from 'nestjs-haptik';
import type { Page } from 'playwright-core';
import type { PlaygroundState } from '../../../packages/cli/src/playground/playground.contract.js';
import { PlaygroundBot, WEBHOOK_URL } from '../bots/playground.bot.js';
import { PlaygroundProcess } from '../servers/programs/playground.process.js';
import { boot, SECRET } from '../test.app.js';
import { TestBrowser } from './browser.js';
import { PAGE_VARIANTS, type PageVariant } from './page.variants.js';

export interface PlaygroundTestOptions {
  /** The secret of the playground; null for none. @default that of the app */
  readonly secret?: string | null;
  readonly variant?: PageVariant;
  /** Port of the app, if it is free. @default any */
  readonly port?: number;
  /** The app by the URL of its webhook. @default one with PlaygroundBot */
  readonly metadata?: (url: string) => ModuleMetadata;
}

const createDefaultApp = (url: string): ModuleMetadata => ({
  providers: [PlaygroundBot, { provide: WEBHOOK_URL, useValue: url }],
});

/** An app, `haptik playground` for it, and a browser with its page. */
export class PlaygroundTestSite {
  #app: INestApplication | undefined;

  private constructor(
    readonly browser: TestBrowser,
    readonly page: Page,
    private readonly command: PlaygroundProcess,
    private readonly port: number,
    private readonly metadata: NonNullable<PlaygroundTestOptions['metadata']>,
  ) {}

  /** Starts the playground first, as the app needs the address of its platform. */
  static async start(options: PlaygroundTestOptions = {}): Promise<PlaygroundTestSite> {
    const { secret = SECRET, variant = 'light' } = options;
    const port = await findFreePort(options.port);
    const url = `http://127.0.0.1:${port}/haptik`;
    const [browser, command] = await Promise.all([
      TestBrowser.start(),
      PlaygroundProcess.start({ url, ...(secret !== null && { secret }) }),
    ]);
    const page = await browser.newVisitorPage(PAGE_VARIANTS[variant]);
    return new PlaygroundTestSite(
      browser,
      page,
      command,
      port,
      options.metadata ?? createDefaultApp,
    );
  }

  /** Opens the address that the command printed. */
  async open(): Promise<void> {
    await this.page.goto(await this.command.pageUrl());
    await this.page.getByRole('region', { name: 'Chat' }).waitFor();
  }

  async startApp(): Promise<void> {
    const state = await fetch(new URL('api/state', await this.command.pageUrl()));
    const { emulator } = (await state.json()) as PlaygroundState;
    const { baseUrl, token, clientId, businessId, teams } = emulator;
    const url = `${this.appUrl}/haptik`;
    const desk = new HaptikAgentDesk({ baseUrl, token, clientId, businessId, countdown: 5 });
    this.#app = await boot({
      metadata: this.metadata(url),
      options: { handoff: { desk, team: teams[0] ?? '' } },
    });
    await this.#app.listen(this.port, '127.0.0.1');
    await this.page.getByRole('button', { name: /^Connected/ }).waitFor();
  }

  /** The running app. */
  get app(): INestApplication {
    if (!this.#app) throw new Error('the app is not started');
    return this.#app;
  }

  get appUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Lets calls of the node `slow` end. */
  releaseSlowCalls(): void {
    this.app.get(PlaygroundBot).release();
  }

  async stopApp(): Promise<void> {
    await this.#app?.close();
    this.#app = undefined;
  }

  async stop(): Promise<void> {
    await this.browser.stop();
    await this.command.stop();
    await this.stopApp();
  }
}

async function findFreePort(wanted = 0): Promise<number> {
  const server = createServer().listen(wanted, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return findFreePort();
  }
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
