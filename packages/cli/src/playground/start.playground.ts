import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { HaptikPlatformEmulator } from 'nestjs-haptik/internal/emulator';
import { createPlaygroundApp } from './http/playground.app.js';
import type { EmulatorInfo } from './playground.contract.js';
import { describeEmulator } from './emulator.info.js';
import { PlaygroundSession } from './playground.session.js';
import { PlaygroundFile } from './store/playground.file.js';
import { createTarget, type PlaygroundTargetInput } from './target/playground.target.js';

const DEFAULT_PAGE_FOLDER = join(import.meta.dirname, '..', 'page');

export interface PlaygroundOptions {
  readonly target: PlaygroundTargetInput;
  /** Port of the page on 127.0.0.1; 0 is a free one. */
  readonly port: number;
  /** Takes a free port when `port` is in use. */
  readonly isPortFlexible: boolean;
  /** File of presets and flow. */
  readonly file: string;
  readonly emulator: HaptikPlatformEmulator;
  /** Receives unexpected errors. */
  readonly log: (text: string) => void;
  /** Folder of the built page. @default that of the package */
  readonly pageFolder?: string;
}

export interface RunningPlayground {
  /** E.g. `http://127.0.0.1:4500/`. */
  readonly url: string;
  readonly emulator: EmulatorInfo;
  readonly isPageBuilt: boolean;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the playground on 127.0.0.1. The emulator must have been started; it stays with the caller.
 *
 * @throws Error with the code EADDRINUSE when the port is in use
 */
export async function startPlayground(options: PlaygroundOptions): Promise<RunningPlayground> {
  const { emulator, pageFolder = DEFAULT_PAGE_FOLDER } = options;
  const file = new PlaygroundFile(options.file, () => session.hub.emit('file'));
  const stored = await file.load();
  const { log } = options;
  const target = createTarget(options.target);
  const session = new PlaygroundSession(target, emulator, file, stored, log);
  const server = await listen(createPlaygroundApp(session, pageFolder, log), options);
  session.start();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    emulator: describeEmulator(emulator),
    isPageBuilt: existsSync(join(pageFolder, 'index.html')),
    stop: async () => {
      session.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await file.flush();
    },
  };
}

async function listen(app: Hono, { port, isPortFlexible }: PlaygroundOptions): Promise<Server> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  try {
    await bind(server, port);
  } catch (error) {
    if (!isPortFlexible || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    await bind(server, 0);
  }
  return server;
}

async function bind(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}
