import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderLock } from '../../../packages/storage/src/database/folder.lock.js';

describe('the lock of a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is released while a suspended process keeps its connection open', async () => {
    const lock = await FolderLock.acquire(folder);
    const suspended = connect({ path: join(folder, 'in-use.sock'), allowHalfOpen: true });
    await once(suspended.resume(), 'end');
    await expect(lock.release()).resolves.toBeUndefined();
    suspended.destroy();
    await (await FolderLock.acquire(folder)).release();
  });
});
