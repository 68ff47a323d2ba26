import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from '../database/shared.resources.js';
import { ChildOutput } from './child.output.js';

const COMMAND = new URL('../../../../packages/cli/dist/haptik.js', import.meta.url).pathname;
const PAGE_URL = /http:\/\/127\.0\.0\.1:\d+\/(?=\s|$)/m;

export interface PlaygroundProcessOptions {
  /** URL of the webhook. */
  readonly url: string;
  /** The secret in the environment of the command. @default none */
  readonly secret?: string;
}

/** The command `haptik playground` of the built package. */
export class PlaygroundProcess {
  readonly #output: ChildOutput;

  private constructor(private readonly child: ChildProcess) {
    this.#output = new ChildOutput(child);
  }

  static async start({ url, secret }: PlaygroundProcessOptions): Promise<PlaygroundProcess> {
    const { HAPTIK_SECRET: _, ...env } = process.env;
    const file = join(await temporaryFolder(), 'playground.json');
    const args = [COMMAND, 'playground', '--url', url, '--file', file];
    if (secret === undefined) args.push('--no-secret');
    const child = spawn(process.execPath, args, {
      env: { ...env, ...(secret !== undefined && { HAPTIK_SECRET: secret }) },
    });
    const playground = new PlaygroundProcess(child);
    await playground.pageUrl();
    return playground;
  }

  /** The address of the page, as the command prints it. */
  async pageUrl(): Promise<string> {
    const [url] = await this.#output.waitFor(PAGE_URL);
    return url;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.#output.ended;
  }
}
