import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CopyEntry, CopyEvent } from '../../../src/copy/copy.book.js';
import type { KillPlan } from './chaos.host.js';

const HOST = new URL('copy.host.js', import.meta.url).pathname;
const CLOCK = new URL('clock.js', import.meta.url).href;

/** What a replica finds when it starts; times are those of JSON. */
export interface CopyFound {
  readonly entries: readonly CopyEntry[];
  readonly events: readonly CopyEvent[];
  /** What it says to users. */
  readonly says: readonly string[];
  readonly revision: number;
}

/** What a replica writes before it dies. */
export interface CopyRound {
  readonly act: 'publish' | 'import';
  readonly number: number;
}

/** What a replica does that lives until it is stopped. */
export interface CopyPlan {
  /** Milliseconds by which its clock is ahead of that of the machine. */
  readonly clockShift: number;
  /** A draft of this key is scheduled. */
  readonly schedule?: { readonly key: string; readonly at: Date };
}

/** What a replica told before it ended. */
export interface CopyLife {
  readonly found: CopyFound;
  /** Whether its editor was told that the texts are published. */
  readonly isDone: boolean;
  /** Whether it died at its statement, rather than after all of them. */
  readonly isStruck: boolean;
}

/** A replica of the packed library, which ends when it has told what it found, or kills itself. */
export class CopyReplica {
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  #output = '';

  /** It loads its code at once, and the database is left to others until it lives. */
  constructor(
    database: Readonly<Record<string, string>>,
    round?: CopyRound,
    kill?: KillPlan,
    plan?: CopyPlan,
  ) {
    const { PATH } = process.env;
    this.#child = spawn(process.execPath, ['--import', CLOCK, HOST], {
      env: {
        ...(PATH !== undefined && { PATH }),
        ...database,
        ...(round && { ROUND: JSON.stringify(round) }),
        ...(kill && { KILL: JSON.stringify(kill) }),
        ...(plan && {
          PLAN: JSON.stringify(plan.schedule ?? null),
          CLOCK_SHIFT: String(plan.clockShift),
        }),
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer) => (this.#output += chunk.toString());
    this.#child.stdout?.on('data', keep);
    this.#child.stderr?.on('data', keep);
    this.#closed = once(this.#child, 'close');
  }

  async live(): Promise<CopyLife> {
    this.#child.stdin?.end('go\n');
    await this.#closed;
    return this.#life();
  }

  /** Starts one with a plan, and brings what its editor was told. */
  async plan(): Promise<readonly CopyEntry[]> {
    this.#child.stdin?.end('go\n');
    for (;;) {
      const told = /^planned (.*)$/m.exec(this.#output)?.[1];
      if (told !== undefined) return JSON.parse(told) as CopyEntry[];
      if (this.#child.exitCode !== null) throw new Error(`a replica ended: ${this.#output}`);
      await Promise.race([this.#closed, sleep(20)]);
    }
  }

  /** Ends one with a plan. */
  async stop(): Promise<CopyLife> {
    this.#child.kill('SIGTERM');
    await this.#closed;
    return this.#life();
  }

  #life(): CopyLife {
    const found = /^found (.*)$/m.exec(this.#output)?.[1];
    if (found === undefined) throw new Error(`a replica did not start: ${this.#output}`);
    return {
      found: JSON.parse(found) as CopyFound,
      isDone: this.#output.includes('\ndone '),
      isStruck: this.#output.includes('killed '),
    };
  }
}
