import { jest } from '@jest/globals';
import type { HandoffRequest } from 'nestjs-haptik';
import type { StorageConnection } from '../../../packages/storage/src/connection/storage.connection.js';
import type { ResolvedStorageOptions } from '../../../packages/storage/src/database/storage.options.js';
import { createHandoffRow } from '../../../packages/storage/src/handoffs/handoff.row.js';
import { InMemoryHandoffBacklog } from '../../../packages/storage/src/handoffs/in.memory.handoff.backlog.js';

const REQUEST = { bot: 'default', node: 'agent', reason: 'requested', userName: 'asha' };
const SETTINGS = { concurrency: 1, maxBackoffMs: 60_000, attemptTimeoutMs: 1_000 };
const DELIVERED = { state: 'delivered', attempts: 1, lastError: null } as const;

/** A database of which each write ends when the test says so. */
class SlowDatabase {
  readonly writes: PromiseWithResolvers<void>[] = [];

  transaction(): Promise<void> {
    const write = Promise.withResolvers<void>();
    this.writes.push(write);
    return write.promise;
  }
}

describe('the handoffs in memory', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('keep a delivery that ends while the pending handoff is written, and write it next', async () => {
    const database = new SlowDatabase();
    const backlog = new InMemoryHandoffBacklog(
      { current: database } as unknown as StorageConnection,
      SETTINGS as ResolvedStorageOptions['handoffs'],
      () => undefined,
    );
    const record = createHandoffRow(REQUEST as HandoffRequest, 60_000);
    backlog.add(record);
    await jest.advanceTimersByTimeAsync(1_000);
    backlog.addSettled(record, DELIVERED);
    database.writes[0]?.resolve();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(backlog.findSettlement(record.id)).toEqual(DELIVERED);
    expect(database.writes).toHaveLength(2);

    database.writes[1]?.resolve();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(backlog.findSettlement(record.id)).toBeUndefined();
    expect(database.writes).toHaveLength(2);
  });
});
