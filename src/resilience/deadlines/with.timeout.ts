import { Deadline } from './deadline.js';
import { SYSTEM_CLOCK } from './haptik.clock.js';

/** Resolves to the result of `work`, or to that of `onTimeout` when the deadline expires first. */
export function withDeadline<T>(
  deadline: Deadline,
  work: () => Promise<T>,
  onTimeout: () => T | Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = deadline.clock.setTimeout(() => {
      deadline.expire();
      resolve(onTimeout());
    }, deadline.timeoutMs);
    if (!deadline.keepsProcessAlive) timer.unref();
    // After the timeout the promise is settled, so the result is dropped.
    work()
      .finally(() => timer[Symbol.dispose]())
      .then(resolve, reject);
  });
}

/**
 * The same for a number of milliseconds. The timer does not keep the process alive.
 *
 * @param onTimeout rejects with an error of code `timed-out` by default
 */
export function withTimeout<T>(
  milliseconds: number,
  work: () => T | Promise<T>,
  onTimeout: () => T | Promise<T> = () => Promise.reject(createTimeoutError(milliseconds)),
  clock = SYSTEM_CLOCK,
): Promise<T> {
  return withDeadline(new Deadline(milliseconds, clock, false), async () => work(), onTimeout);
}

function createTimeoutError(milliseconds: number): Error {
  return Object.assign(new Error(`timed out after ${milliseconds} ms`), { code: 'timed-out' });
}
