import { setTimeout as sleep } from 'node:timers/promises';

const TIMEOUT_MS = 120_000;
const RETRY_INTERVAL_MS = 100;

/** Asks again until the answer is what is expected; gives the last one when it never is. */
export async function eventually<T>(read: () => Promise<T>, expected: T): Promise<T> {
  const end = Date.now() + TIMEOUT_MS;
  for (;;) {
    const answer = await read();
    if (answer === expected || Date.now() > end) return answer;
    await sleep(RETRY_INTERVAL_MS);
  }
}
