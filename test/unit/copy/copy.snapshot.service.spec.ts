import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { CopySnapshotService } from '../../../src/copy/published/copy.snapshot.service.js';
import { PublishedCopyCache } from '../../../src/copy/published/published.copy.cache.js';
import { SnapshotFile } from '../../../src/copy/published/snapshot.file.js';
import { eventually } from '../../support/eventually.js';
import { MemoryLogger } from '../../support/test.app.js';

describe('a snapshot that could not be written', () => {
  const logger = new MemoryLogger();
  let parent: string;

  beforeAll(async () => {
    Logger.overrideLogger(logger);
    parent = await mkdtemp(join(tmpdir(), 'haptik-snapshot-'));
  });
  afterAll(async () => {
    Logger.overrideLogger(false);
    await rm(parent, { recursive: true });
  });

  it('is written as soon as it can be, without another publication', async () => {
    const folder = join(parent, 'copy');
    // A file in place of the folder fails every write.
    await writeFile(folder, '');
    const cache = new PublishedCopyCache();
    const texts = new Map([['en', new Map([['shop.price', '{price}!']])]]);
    cache.replace({ texts, revision: 1 });
    const service = new CopySnapshotService(folder, cache, { delayMs: 1, retryDelayMs: 10 });
    service.scheduleWrite();
    expect(await eventually(async () => logger.linesOf('error').length, 1)).toBe(1);

    await rm(folder);
    const file = new SnapshotFile(folder);
    const read = () => file.read().catch(() => undefined);
    const price = async () => (await read())?.get('en')?.get('shop.price');
    expect(await eventually(price, '{price}!')).toBe('{price}!');
    await service.flush();
    expect(logger.lines).toEqual([
      expect.stringContaining('Copy: the snapshot could not be written'),
      'log Copy: the snapshot is written again.',
    ]);
  });
});
