import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';

const TIMEOUT_MS = 120_000;
const RETRY_INTERVAL_MS = 100;

/** Polls until the value is the expected one. @throws Error with the last value after the timeout */
export async function eventually<T>(read: () => Promise<T>, expected: T): Promise<T> {
  const end = Date.now() + TIMEOUT_MS;
  for (;;) {
    const answer = await read();
    if (answer === expected) return answer;
    if (Date.now() > end) {
      const waited = `${TIMEOUT_MS / 1000} seconds`;
      throw new Error(`expected ${inspect(expected)}, got ${inspect(answer)} for ${waited}`);
    }
    await sleep(RETRY_INTERVAL_MS);
  }
}
