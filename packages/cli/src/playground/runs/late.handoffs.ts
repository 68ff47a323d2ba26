import type { EventHub } from '../event.hub.js';
import type { Run, RunHandoff } from '../playground.contract.js';
import { addHandoffs } from './run.builder.js';
import type { RunHistory } from './run.history.js';

interface WaitingRun {
  readonly userName: string;
  attempts: number;
}

/** Adds to a run the handoff that the app delivers after the call, when it tries again. */
export class LateHandoffs {
  /** By the id of the run, oldest first. */
  readonly #waiting = new Map<string, WaitingRun>();

  constructor(
    private readonly history: RunHistory,
    private readonly hub: EventHub,
  ) {}

  /** Waits if the app has not succeeded yet, and is known or likely to try again. */
  expect({ id, requestedHandoffs, recorded }: Run, userName: string): void {
    const attempts = requestedHandoffs.filter(({ by }) => by === 'app');
    if (attempts.some(({ outcome }) => outcome === 'accepted')) return;
    const isPending = recorded
      ? (recorded.handoff?.endsWith(': queued') ?? false)
      : attempts.some(({ outcome }) => outcome === 'failed');
    if (isPending) this.#waiting.set(id, { userName, attempts: attempts.length });
  }

  /** A handoff of a user without a call that runs. */
  readonly add = (handoff: RunHandoff, userName: string): void => {
    const waitingRuns = [...this.#waiting].filter(([, waiting]) => waiting.userName === userName);
    // The app has one handoff of a user: of the newest call.
    const found = waitingRuns.at(-1);
    if (!found || handoff.by !== 'app') return;
    const [id, waiting] = found;
    waiting.attempts++;
    const run = this.history.find(id)?.run;
    if (run && handoff.outcome === 'failed') return;
    for (const [settled] of waitingRuns) this.#waiting.delete(settled);
    if (!run) return;
    const seconds = Math.round((Date.now() - run.at) / 1000);
    const detail = `${handoff.detail ?? ''}, after ${waiting.attempts} attempts, ${seconds} s after the call`;
    this.history.update(addHandoffs(run, [{ ...handoff, detail }]));
    this.hub.emit('run', id);
  };
}
