import { type ChildProcess, spawn } from 'node:child_process';
import { createSignedCall } from '../../../src/service/signed.call.js';
import { ChildOutput } from '../servers/programs/child.output.js';

const HOST_SCRIPT = new URL('handoff.host.js', import.meta.url).pathname;
export const CHAOS_SECRET = 'chaos-secret';
const LISTENING = /listening on (\d+)/;

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
  /** When it was killed, in milliseconds since the epoch. */
  exitedAt: number | undefined;
  readonly #child: ChildProcess;
  readonly #output: ChildOutput;

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
    this.#child.once('exit', () => (this.exitedAt = Date.now()));
    this.#output = new ChildOutput(this.#child);
  }

  /** Resolves once it listens, or has exited before. */
  static async start(options: ChaosHostOptions): Promise<ChaosHost> {
    const host = new ChaosHost(options);
    await Promise.race([host.#output.waitFor(LISTENING), host.#output.ended]);
    return host;
  }

  /** What it has printed. */
  get output(): string {
    return this.#output.text;
  }

  /** Whether it was killed at the planned statement, rather than after a timeout. */
  get wasKilledAtStatement(): boolean {
    return this.output.includes('killed ');
  }

  get port(): string | undefined {
    return LISTENING.exec(this.output)?.[1];
  }

  /** Calls a failing node as a new user, so that the chat is handed off. */
  async call(userName: string, node: 'breaks' | 'breaks_armed'): Promise<CallerReply> {
    const call = createSignedCall(node, { user: { user_name: userName } }, CHAOS_SECRET);
    try {
      const url = `http://127.0.0.1:${this.port}/haptik`;
      const response = await fetch(url, { method: 'POST', ...call });
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
    await this.#output.ended;
    clearTimeout(timer);
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.#output.ended;
  }
}
