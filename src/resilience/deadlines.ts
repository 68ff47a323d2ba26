import { Injectable } from '@nestjs/common';
import type { Deadline } from './deadline.js';

interface PendingWork {
  readonly deadline: Deadline;
  readonly expire: () => void;
  isDone: boolean;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Limits asynchronous work by deadlines. A timer is started only for work that is still pending when the
 * event loop turns, so that methods that resolve at once cost no timer. The time that a method blocks
 * before it returns a promise counts.
 */
@Injectable()
export class Deadlines {
  #started: PendingWork[] = [];

  /**
   * Resolves to the result of the work, or to undefined when the deadline expires first.
   *
   * @param onLate called when the work ended after the deadline; its result is dropped
   */
  limit<T>(
    deadline: Deadline,
    work: PromiseLike<T>,
    onLate: (outcome: 'answered' | 'threw') => void,
  ): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      const pending = this.start(deadline, () => resolve(undefined));
      const finish = (settle: () => void, outcome: 'answered' | 'threw'): void => {
        pending.isDone = true;
        clearTimeout(pending.timer);
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

  private start(deadline: Deadline, onExpire: () => void): PendingWork {
    const expire = (): void => {
      deadline.expire();
      onExpire();
    };
    const pending: PendingWork = { deadline, expire, isDone: false, timer: undefined };
    if (this.#started.push(pending) === 1) setImmediate(() => this.startTimers());
    return pending;
  }

  private startTimers(): void {
    const started = this.#started;
    this.#started = [];
    const now = performance.now();
    for (const pending of started) {
      if (pending.isDone) continue;
      const { deadline, expire } = pending;
      pending.timer = setTimeout(
        expire,
        Math.max(0, deadline.timeoutMs - (now - deadline.startedAt)),
      );
    }
  }
}
