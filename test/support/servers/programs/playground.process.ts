import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { temporaryFolder } from '../database/shared.resources.js';

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
  #output = '';
  readonly #exited: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    this.#exited = once(child, 'exit');
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
    for (;;) {
      const [url] = PAGE_URL.exec(this.#output) ?? [];
      if (url !== undefined) return url;
      if (this.child.exitCode !== null) throw new Error(`haptik exited: ${this.#output}`);
      await Promise.race([once(this.child.stdout ?? this.child, 'data'), this.#exited]);
    }
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.#exited;
  }
}
