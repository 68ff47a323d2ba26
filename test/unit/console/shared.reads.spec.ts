import { SharedReads } from '../../../packages/console/server/operations/shared.reads.js';

describe('SharedReads', () => {
  let time = 0;
  let reads = 0;
  const shared = new SharedReads<number>(() => time);

  /** A read that takes so long. */
  async function readFor(durationMs: number): Promise<number> {
    const result = Promise.withResolvers<number>();
    const read = shared.read('week', () => {
      reads++;
      return result.promise;
    });
    const other = shared.read('week', () => Promise.reject(new Error('read twice at once')));
    time += durationMs;
    result.resolve(reads);
    expect(await other).toBe(await read);
    return read;
  }

  it('reads quick figures anew each time', async () => {
    expect(await readFor(1_000)).toBe(1);
    expect(await readFor(20)).toBe(2);
  });

  it('reuses slow ones for four times as long as they took', async () => {
    expect(await readFor(1_500)).toBe(3);
    const anew = () => shared.read('week', async () => ++reads);
    time += 5_999;
    expect(await anew()).toBe(3);
    time += 1;
    expect(await anew()).toBe(4);
  });

  it('does not reuse a failure', async () => {
    await expect(
      shared.read('week', async () => {
        time += 10_000;
        throw new Error('the database is away');
      }),
    ).rejects.toThrow('the database is away');
    expect(await shared.read('week', async () => 5)).toBe(5);
  });
});
