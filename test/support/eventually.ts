import { setTimeout as sleep } from 'node:timers/promises';

const TIMEOUT_MS = 120_000;
const RETRY_INTERVAL_MS = 100;

/** Polls until the value is the expected one. Returns the last value after the timeout. */
export async function eventually<T>(read: () => Promise<T>, expected: T): Promise<T> {
  const end = Date.now() + TIMEOUT_MS;
  for (;;) {
    const answer = await read();
    if (answer === expected || Date.now() > end) return answer;
    await sleep(RETRY_INTERVAL_MS);
  }
}
