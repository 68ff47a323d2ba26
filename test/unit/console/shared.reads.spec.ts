import { SharedReads } from '../../../packages/console/server/operations/shared.reads.js';

/** Time that passes only when everybody waits for it. */
class VirtualTime {
  #now = 0;
  readonly #sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  sleep(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#sleepers.push({ at: this.#now + ms, wake: resolve });
    return promise;
  }

  async advanceTo(end: number): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = this.#sleepers.toSorted((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#sleepers.splice(this.#sleepers.indexOf(next), 1);
      this.#now = Math.max(this.#now, next.at);
      next.wake();
    }
    this.#now = end;
  }
}

describe('SharedReads', () => {
  it('share a read between pages that ask at once, and read anew afterwards', async () => {
    const time = new VirtualTime();
    const shared = new SharedReads<number>(time);
    let reads = 0;
    const read = (): Promise<number> =>
      shared.read('week', async () => {
        await time.sleep(20);
        return ++reads;
      });
    const first = Promise.all([read(), read()]);
    await time.advanceTo(20);
    expect(await first).toEqual([1, 1]);
    const second = read();
    await time.advanceTo(40);
    expect(await second).toBe(2);
  });

  it('take at most a fifth of the time, and two seconds, whatever the pages show', async () => {
    const time = new VirtualTime();
    const shared = new SharedReads<void>(time);
    let readingMs = 0;
    const starts: number[] = [];
    const readAgainAndAgain = async (key: string): Promise<never> => {
      for (;;) {
        await shared.read(key, async () => {
          starts.push(time.now());
          readingMs += 900;
          await time.sleep(900);
        });
      }
    };
    for (const key of ['hour', 'day', 'week']) void readAgainAndAgain(key);
    await time.advanceTo(600_000);
    expect(readingMs).toBeLessThanOrEqual(600_000 / 5 + 2_000 + 3 * 900);
    expect(readingMs).toBeGreaterThan(600_000 / 6);
    // A page that opens does not wait.
    expect(starts.slice(0, 3)).toEqual([0, 0, 0]);
  });

  it('take no more of the time when they fail after five seconds, and no page waits long', async () => {
    const time = new VirtualTime();
    const shared = new SharedReads<void>(time);
    let readingMs = 0;
    const waits: number[] = [];
    const failures = new Set<string>();
    const readAgainAndAgain = async (key: string): Promise<never> => {
      for (;;) {
        const askedAt = time.now();
        await shared
          .read(key, async () => {
            waits.push(time.now() - askedAt);
            readingMs += 5_000;
            await time.sleep(5_000);
            throw new Error('the database hangs');
          })
          .catch(({ message, headers }: Error & { headers?: object }) =>
            failures.add(`${message.slice(0, 19)} ${Object.keys(headers ?? {}).join()}`),
          );
        await time.sleep(1_000);
      }
    };
    for (const key of ['hour', 'day', 'week']) void readAgainAndAgain(key);
    await time.advanceTo(600_000);
    expect(readingMs).toBeLessThanOrEqual(600_000 / 5 + 2_000 + 3 * 5_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(15_000);
    expect([...failures]).toEqual(['the database hangs ', 'Reading the figures Retry-After']);
  });

  it('does not share a failure', async () => {
    const shared = new SharedReads<number>(new VirtualTime());
    const failing = async (): Promise<number> => {
      throw new Error('the database is away');
    };
    await expect(shared.read('week', failing)).rejects.toThrow('the database is away');
    expect(await shared.read('week', async () => 5)).toBe(5);
  });
});
