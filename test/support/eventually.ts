import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 120_000;
const PAUSE_MS = 100;

/** Asks again until the answer is what is expected; gives the last one when it never is. */
export async function eventually<T>(ask: () => Promise<T>, expected: T): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer === expected || Date.now() > end) return answer;
    await sleep(PAUSE_MS);
  }
}
