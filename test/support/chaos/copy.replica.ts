import { type ChildProcess, spawn } from 'node:child_process';
import type { CopyEntry, CopyEvent } from '../../../src/copy/copy.repository.js';
import { ChildOutput } from '../servers/programs/child.output.js';
import type { KillPlan } from './chaos.host.js';

const REPLICA_SCRIPT = new URL('copy.replica.host.js', import.meta.url).pathname;
const CLOCK_SCRIPT = new URL('shifted.clock.js', import.meta.url).href;

/** The state that a replica reads at its start; times are those of JSON. */
export interface ObservedCopy {
  readonly entries: readonly CopyEntry[];
  readonly events: readonly CopyEvent[];
  /** The texts that users read. */
  readonly renderedTexts: readonly string[];
  readonly revision: number;
}

/** The writes of a replica before it is killed. */
export interface CopyWriteRound {
  readonly operation: 'publish' | 'import';
  readonly index: number;
}

/** The plan of a replica that runs until it is stopped. */
export interface CopyReplicaPlan {
  /** Milliseconds by which its clock is ahead of that of the machine. */
  readonly clockOffsetMs: number;
  /** A draft of this key is scheduled. */
  readonly schedule?: { readonly key: string; readonly at: Date };
}

/** The output of a replica before it ended. */
export interface CopyReplicaResult {
  readonly observed: ObservedCopy;
  /** Whether the write was confirmed to the editor. */
  readonly isAcknowledged: boolean;
  /** Whether it was killed at its statement, rather than after all of them. */
  readonly wasKilledAtStatement: boolean;
}

/** A replica of the built library in a separate process. It ends after its report, or kills itself. */
export class CopyReplica {
  readonly #child: ChildProcess;
  readonly #output: ChildOutput;

  /** Loads the code at once; the database is not used before `run()` or `startPlan()`. */
  constructor(
    database: Readonly<Record<string, string>>,
    round?: CopyWriteRound,
    kill?: KillPlan,
    plan?: CopyReplicaPlan,
  ) {
    const { PATH } = process.env;
    this.#child = spawn(process.execPath, ['--import', CLOCK_SCRIPT, REPLICA_SCRIPT], {
      env: {
        ...(PATH !== undefined && { PATH }),
        ...database,
        ...(round && { ROUND: JSON.stringify(round) }),
        ...(kill && { KILL: JSON.stringify(kill) }),
        ...(plan && {
          PLAN: JSON.stringify(plan.schedule ?? null),
          CLOCK_OFFSET_MS: String(plan.clockOffsetMs),
        }),
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#output = new ChildOutput(this.#child);
  }

  async run(): Promise<CopyReplicaResult> {
    this.#child.stdin?.end('go\n');
    await this.#output.ended;
    return this.#readResult();
  }

  /** Starts the replica and resolves to the texts that it scheduled. */
  async startPlan(): Promise<readonly CopyEntry[]> {
    this.#child.stdin?.end('go\n');
    const [, plannedJson = ''] = await this.#output.waitFor(/^planned (.*)\n/m);
    return JSON.parse(plannedJson) as CopyEntry[];
  }

  /** Stops a replica with a plan. */
  async stop(): Promise<CopyReplicaResult> {
    this.#child.kill('SIGTERM');
    await this.#output.ended;
    return this.#readResult();
  }

  #readResult(): CopyReplicaResult {
    const found = /^found (.*)$/m.exec(this.#output.text)?.[1];
    if (found === undefined) throw new Error(`a replica did not start: ${this.#output.text}`);
    return {
      observed: JSON.parse(found) as ObservedCopy,
      isAcknowledged: this.#output.text.includes('\ndone '),
      wasKilledAtStatement: this.#output.text.includes('killed '),
    };
  }
}
