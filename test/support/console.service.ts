import { sign } from 'nestjs-haptik';
import { callBody, type CallSketch } from 'nestjs-haptik/testing';
import { migratedFolder, temporaryFolder } from './resources.js';
import { ServiceProcess } from './service.js';

const SECRET = 'test';

/** The service with its console, on a database of its own, as somebody runs it who tries it out. */
export class ConsoleService {
  readonly process: ServiceProcess;

  private constructor(env: Readonly<Record<string, string>>) {
    this.process = new ServiceProcess({ HAPTIK_CONSOLE: 'on', HAPTIK_SECRET: SECRET, ...env });
  }

  /** On an embedded database, unless `env` names another. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<ConsoleService> {
    const folder = await (env['DATABASE_URL'] ? temporaryFolder() : migratedFolder());
    const service = new ConsoleService({ HAPTIK_STORAGE_FOLDER: folder, ...env });
    await service.process.opened();
    return service;
  }

  /** Where the service answers, without a slash at the end. */
  async url(): Promise<string> {
    return new URL(await this.process.opened()).origin;
  }

  /** Where the console is, as the log says it. */
  async consoleAddress(): Promise<string> {
    const [, address = ''] = await this.process.printed(/The console is on (http\S+)/);
    return address;
  }

  /** The link that lets the first administrator in. */
  async setupLink(): Promise<string> {
    const [link] = await this.process.printed(/http\S+\/console\/setup#\S+/);
    return link;
  }

  /** What the user reads when the bot calls a node. */
  async says(node: string, sketch: CallSketch = {}): Promise<string> {
    const body = JSON.stringify(callBody(node, sketch));
    const signature = sign(Buffer.from(body), SECRET);
    const headers = { 'Content-Type': 'application/json', 'X-Hub-Signature': signature };
    const response = await fetch(await this.process.opened(), { method: 'POST', headers, body });
    return ((await response.json()) as { response: string[] }).response.join('\n');
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}
