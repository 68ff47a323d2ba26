import { TestClock } from 'nestjs-haptik/testing';
import { InMemoryCallDedupeStore } from '../../../src/dedupe/in.memory.call.dedupe.store.js';

describe('the calls in memory', () => {
  const clock = new TestClock();
  let store: InMemoryCallDedupeStore;
  beforeEach(() => (store = new InMemoryCallDedupeStore(clock)));

  it('are claimed once until they expire', async () => {
    expect(await store.claim('key', 1_000)).toEqual({ kind: 'claimed' });
    expect(await store.claim('key', 1_000)).toEqual({ kind: 'running' });
    await store.complete('key', 'outcome', 2_000);
    expect(await store.claim('key', 1_000)).toEqual({ kind: 'answered', outcome: 'outcome' });
    await clock.advance(2_000);
    expect(await store.claim('key', 1_000)).toEqual({ kind: 'claimed' });
    await store.release('key');
    expect(await store.claim('key', 1_000)).toEqual({ kind: 'claimed' });
  });

  it('are at most 10,000, and 32 MiB', async () => {
    for (let index = 0; index <= 10_000; index++) await store.claim(String(index), 60_000);
    expect(await store.claim('1', 60_000)).toEqual({ kind: 'running' });
    expect(await store.claim('0', 60_000)).toEqual({ kind: 'claimed' });
    await store.complete('large', 'x'.repeat(20 * 1024 * 1024), 60_000);
    await store.complete('larger', 'x'.repeat(20 * 1024 * 1024), 60_000);
    expect(await store.claim('large', 60_000)).toEqual({ kind: 'claimed' });
    expect(await store.claim('larger', 60_000)).toMatchObject({ kind: 'answered' });
  });
});
