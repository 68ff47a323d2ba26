import type { EmulatorCall } from 'nestjs-haptik/internal/emulator';
import type { Run, RunSummary } from '../playground.contract.js';

/** A run, and what it needs to be repeated and exported. */
export interface StoredRun {
  readonly run: Run;
  /** Undefined for a recording, whose bytes the app does not keep. */
  readonly call: EmulatorCall | undefined;
}

const MAX_RUNS = 200;
const MAX_BYTES = 32 * 1024 * 1024;

/** The runs in memory, bounded by their number and size; the oldest are dropped. */
export class RunHistory {
  readonly #runs = new Map<string, StoredRun>();
  #lastNo = 0;

  nextNo(): number {
    return ++this.#lastNo;
  }

  /** Adds or replaces a run. @returns whether older runs were dropped */
  put(stored: StoredRun): boolean {
    this.#runs.set(stored.run.id, stored);
    return this.dropOldest();
  }

  /** Replaces the run; ignored after it was dropped. */
  update(run: Run): void {
    const stored = this.#runs.get(run.id);
    if (stored) this.#runs.set(run.id, { ...stored, run });
  }

  find(id: string): StoredRun | undefined {
    return this.#runs.get(id);
  }

  /** Newest first. */
  get summaries(): readonly RunSummary[] {
    return [...this.#runs.values()].map(({ run }) => toSummary(run)).toReversed();
  }

  /** Drops all runs that have ended. */
  clear(): void {
    for (const [id, { run }] of this.#runs) if (run.state !== 'running') this.#runs.delete(id);
  }

  private dropOldest(): boolean {
    let bytes = 0;
    for (const stored of this.#runs.values()) bytes += sizeOf(stored);
    const sizeBefore = this.#runs.size;
    for (const [id, stored] of this.#runs) {
      if (this.#runs.size <= MAX_RUNS && bytes <= MAX_BYTES) break;
      if (stored.run.state === 'running') continue;
      this.#runs.delete(id);
      bytes -= sizeOf(stored);
    }
    return this.#runs.size !== sizeBefore;
  }
}

function sizeOf({ run, call }: StoredRun): number {
  const { request, response } = run;
  return (call?.bytes.length ?? request.body.length) + (response?.body.length ?? 0);
}

/** The part of a run that lists show. */
export function toSummary(run: Run): RunSummary {
  const { id, no, at, state, origin, bot, node, fault, httpStatus, status, botBreak } = run;
  const { signature } = run.request;
  return {
    id,
    no,
    at,
    state,
    origin,
    node,
    handoffs: run.handoffs,
    ...(bot !== undefined && { bot }),
    ...(fault && { fault }),
    ...(httpStatus !== undefined && { httpStatus }),
    ...(status !== undefined && { status }),
    ...(botBreak && { botBreak }),
    ...(run.totalMs !== undefined && { totalMs: run.totalMs }),
    ...(signature && { secret: signature.secret }),
  };
}
