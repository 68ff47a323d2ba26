import { sign } from 'nestjs-haptik';
import { createCallBody, type CallInput } from 'nestjs-haptik/testing';
import { migratedFolder, temporaryFolder } from './shared.resources.js';
import { ServiceProcess } from './service.process.js';

const SECRET = 'test';

/** The service with its console, as a separate process with its own database. */
export class ConsoleServiceProcess {
  readonly process: ServiceProcess;

  private constructor(env: Readonly<Record<string, string>>) {
    this.process = new ServiceProcess({ HAPTIK_CONSOLE: 'on', HAPTIK_SECRET: SECRET, ...env });
  }

  /** On an embedded database, unless `env` names another. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<ConsoleServiceProcess> {
    const folder = await (env['DATABASE_URL'] ? temporaryFolder() : migratedFolder());
    const service = new ConsoleServiceProcess({ HAPTIK_STORAGE_FOLDER: folder, ...env });
    await service.process.waitUntilListening();
    return service;
  }

  /** Where the service answers, without a slash at the end. */
  async url(): Promise<string> {
    return new URL(await this.process.waitUntilListening()).origin;
  }

  /** The URL of the console, from the log. */
  async consoleUrl(): Promise<string> {
    const [, address = ''] = await this.process.waitForOutput(/Console: (http\S+)/);
    return address;
  }

  /** The link that lets the first administrator in. */
  async setupLink(): Promise<string> {
    const [link] = await this.process.waitForOutput(/http\S+\/console\/setup#\S+/);
    return link;
  }

  /** What the user reads when the bot calls a node. */
  async callNode(node: string, input: CallInput = {}): Promise<string> {
    const body = JSON.stringify(createCallBody(node, input));
    const signature = sign(Buffer.from(body), SECRET);
    const headers = { 'Content-Type': 'application/json', 'X-Hub-Signature': signature };
    const response = await fetch(await this.process.waitUntilListening(), {
      method: 'POST',
      headers,
      body,
    });
    return ((await response.json()) as { response: string[] }).response.join('\n');
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}
