import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { sign } from 'nestjs-haptik';
import { createCallBody } from 'nestjs-haptik/testing';

const HOST_SCRIPT = new URL('handoff.host.js', import.meta.url).pathname;
export const CHAOS_SECRET = 'chaos-secret';

/** Where a host kills itself: before or after its nth statement since it started or was called. */
export interface KillPlan {
  readonly after: 'start' | 'call';
  readonly statement: number;
  readonly side: 'before' | 'after';
}

export interface ChaosHostOptions {
  /** `DATABASE_URL`, or `FOLDER` of an embedded database. */
  readonly database: Readonly<Record<string, string>>;
  /** Credentials of the platform. */
  readonly platform: object;
  readonly storage?: object;
  readonly kill?: KillPlan | undefined;
}

/** The texts of a reply; undefined when the process ended before. */
export type CallerReply = readonly string[] | undefined;

/** A host of the packed library in a separate process that can be killed. */
export class ChaosHost {
  output = '';
  /** When it was killed, in milliseconds since the epoch. */
  exitedAt: number | undefined;
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;

  private constructor({ database, platform, storage = {}, kill }: ChaosHostOptions) {
    const { PATH } = process.env;
    this.#child = spawn(process.execPath, [HOST_SCRIPT], {
      env: {
        ...(PATH !== undefined && { PATH }),
        ...database,
        PLATFORM: JSON.stringify(platform),
        STORAGE: JSON.stringify(storage),
        ...(kill && { KILL: JSON.stringify(kill) }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const append = (chunk: Buffer) => (this.output += chunk.toString());
    this.#child.stdout?.on('data', append);
    this.#child.stderr?.on('data', append);
    this.#exited = once(this.#child, 'exit').then(() => (this.exitedAt = Date.now()));
  }

  /** Resolves once it listens, or has exited before. */
  static async start(options: ChaosHostOptions): Promise<ChaosHost> {
    const host = new ChaosHost(options);
    while (!host.port && host.exitedAt === undefined) {
      await Promise.race([once(host.#child.stdout ?? host.#child, 'data'), host.#exited]);
    }
    return host;
  }

  /** Whether it was killed at the planned statement, rather than after a timeout. */
  get wasKilledAtStatement(): boolean {
    return this.output.includes('killed ');
  }

  get port(): string | undefined {
    return /listening on (\d+)/.exec(this.output)?.[1];
  }

  /** Calls a failing node as a new user, so that the chat is handed off. */
  async call(userName: string, node: 'breaks' | 'breaks_armed'): Promise<CallerReply> {
    const body = JSON.stringify(createCallBody(node, { user: { user_name: userName } }));
    const headers = {
      'Content-Type': 'application/json',
      'X-Hub-Signature': sign(Buffer.from(body), CHAOS_SECRET),
    };
    try {
      const url = `http://127.0.0.1:${this.port}/haptik`;
      const response = await fetch(url, { method: 'POST', headers, body });
      const reply = (await response.json()) as { response: string[] };
      return reply.response;
    } catch {
      return undefined;
    }
  }

  /** Requests the stored handoffs: `/dead-letter` or `/pending`. */
  async readHandoffs<T>(path: string): Promise<T> {
    const response = await fetch(`http://127.0.0.1:${this.port}/handoffs${path}`);
    return (await response.json()) as T;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Resolves once it has exited, or was killed after the timeout. */
  async waitForExit(timeoutMs: number): Promise<void> {
    const timer = setTimeout(() => this.kill(), timeoutMs);
    await this.#exited;
    clearTimeout(timer);
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.#exited;
  }
}
