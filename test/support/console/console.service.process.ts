import type { CallInput } from 'nestjs-haptik/testing';
import { createSignedCall } from '../../../src/service/signed.call.js';
import { migratedFolder, temporaryFolder } from '../servers/database/shared.resources.js';
import { ServiceProcess } from '../servers/service/service.process.js';

const SECRET = 'test';

/** The service with its console, as a separate process with its own database. */
export class ConsoleServiceProcess {
  readonly process: ServiceProcess;

  private constructor(env: Readonly<Record<string, string>>) {
    this.process = new ServiceProcess({ HAPTIK_CONSOLE: 'on', HAPTIK_SECRET: SECRET, ...env });
  }

  /** Starts on an embedded database unless `env` sets DATABASE_URL. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<ConsoleServiceProcess> {
    const folder = await (env['DATABASE_URL'] ? temporaryFolder() : migratedFolder());
    const service = new ConsoleServiceProcess({ HAPTIK_STORAGE_FOLDER: folder, ...env });
    await service.process.waitUntilListening();
    return service;
  }

  /** URL of the service, without a trailing slash. */
  async url(): Promise<string> {
    return new URL(await this.process.waitUntilListening()).origin;
  }

  /** The URL of the console, from the log. */
  async consoleUrl(): Promise<string> {
    const [, address = ''] = await this.process.waitForOutput(/Console: (http\S+)/);
    return address;
  }

  /** The setup link for the first administrator. */
  async setupLink(): Promise<string> {
    const [link] = await this.process.waitForOutput(/http\S+\/console\/setup#\S+/);
    return link;
  }

  /** Calls a node and returns the texts for the user. */
  async callNode(node: string, input: CallInput = {}): Promise<string> {
    const url = await this.process.waitUntilListening();
    const call = createSignedCall(node, input, SECRET);
    const response = await fetch(url, { method: 'POST', ...call });
    return ((await response.json()) as { response: string[] }).response.join('\n');
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}
