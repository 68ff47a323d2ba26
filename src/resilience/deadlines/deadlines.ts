import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';
import type { Deadline } from './deadline.js';
import { type ClockTimer, HaptikClock } from './haptik.clock.js';

interface PendingWork {
  readonly deadline: Deadline;
  readonly reserveMs: number;
  readonly expire: () => void;
  isDone: boolean;
  timer: ClockTimer | undefined;
}

/**
 * Limits asynchronous work by deadlines. A timer is started only for work that is still pending when the
 * event loop turns, so that methods that resolve at once cost no timer. The time that a method blocks
 * before it returns a promise counts. When the application closes, `shutdownTimeoutMs` limits the work, too.
 */
@Injectable()
export class Deadlines implements OnModuleDestroy {
  #started: PendingWork[] = [];
  /** Work that has a timer. */
  readonly #waiting = new Set<PendingWork>();
  /** When responses must have been sent. */
  #shutdownAt = Infinity;

  constructor(
    private readonly clock: HaptikClock,
    private readonly options: ResolvedHaptikOptions,
  ) {}

  /** The first hook of a closing application. */
  onModuleDestroy(): void {
    const { shutdownTimeoutMs } = this.options;
    if (shutdownTimeoutMs === undefined) return;
    this.#shutdownAt = this.clock.now() + shutdownTimeoutMs;
    for (const pending of [...this.#started, ...this.#waiting]) this.shorten(pending);
    for (const pending of this.#waiting) this.startTimer(pending);
  }

  /** Milliseconds in which responses must be sent; Infinity unless the application is closing. */
  get remainingMs(): number {
    return Math.max(0, this.#shutdownAt - this.clock.now());
  }

  /**
   * Resolves to the result of the work, or to undefined when the deadline expires first.
   *
   * @param onLate called when the work ended after the deadline; its result is dropped
   * @param reserveMs time that the response needs after the work, when the application closes
   */
  limit<T>(
    deadline: Deadline,
    work: PromiseLike<T>,
    onLate: (outcome: 'answered' | 'threw') => void,
    reserveMs = 0,
  ): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      const pending = this.start(deadline, reserveMs, () => resolve(undefined));
      const finish = (settle: () => void, outcome: 'answered' | 'threw'): void => {
        pending.isDone = true;
        pending.timer?.[Symbol.dispose]();
        this.#waiting.delete(pending);
        if (deadline.isExpired) onLate(outcome);
        else settle();
      };
      // Of a foreign promise, so that a `then` that throws is a rejection.
      Promise.resolve(work).then(
        (result) => finish(() => resolve(result), 'answered'),
        (error: unknown) => finish(() => reject(error), 'threw'),
      );
    });
  }

  private start(deadline: Deadline, reserveMs: number, onExpire: () => void): PendingWork {
    const expire = (): void => {
      this.#waiting.delete(pending);
      deadline.expire();
      onExpire();
    };
    const pending: PendingWork = { deadline, reserveMs, expire, isDone: false, timer: undefined };
    this.shorten(pending);
    if (this.#started.push(pending) === 1) setImmediate(() => this.startTimers());
    return pending;
  }

  private startTimers(): void {
    const started = this.#started;
    this.#started = [];
    for (const pending of started) {
      if (pending.isDone) continue;
      this.#waiting.add(pending);
      this.startTimer(pending);
    }
  }

  private startTimer(pending: PendingWork): void {
    pending.timer?.[Symbol.dispose]();
    pending.timer = this.clock.setTimeout(pending.expire, pending.deadline.remainingMs);
  }

  private shorten({ deadline, reserveMs }: PendingWork): void {
    if (this.#shutdownAt !== Infinity) deadline.shorten(this.remainingMs - reserveMs);
  }
}
