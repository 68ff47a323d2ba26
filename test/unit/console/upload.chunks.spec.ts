import { PassThrough } from 'node:stream';
import { readChunks } from '../../../packages/console/server/files/upload/upload.chunks.js';

const IMPATIENT = { graceMs: 20, bytesPerSecond: 1 };

async function all(stream: PassThrough, pace = IMPATIENT): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of readChunks(stream, pace)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe('an upload', () => {
  it('is yielded as it arrives', async () => {
    const stream = new PassThrough();
    stream.write('key,');
    stream.end('en');
    expect(await all(stream, { graceMs: 30_000, bytesPerSecond: 1 })).toBe('key,en');
  });

  it.each(['', 'key,'])(
    'that stalls after "%s" is cancelled, and the connection stays open',
    async (start) => {
      const stream = new PassThrough();
      stream.write(start);
      await expect(all(stream, { ...IMPATIENT, bytesPerSecond: 1_000 })).rejects.toMatchObject({
        code: 'too-slow',
        message: expect.stringContaining('too slow'),
        headers: { Connection: 'close' },
      });
      expect(stream.destroyed).toBe(false);
    },
  );

  it('that breaks off is reported', async () => {
    const stream = new PassThrough();
    const reading = all(stream, { graceMs: 30_000, bytesPerSecond: 1 });
    stream.destroy(new Error('aborted'));
    await expect(reading).rejects.toMatchObject({ message: expect.stringContaining('broke off') });
  });
});
