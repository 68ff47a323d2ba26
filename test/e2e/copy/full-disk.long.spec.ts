import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MemoryLogger } from '../../support/test.app.js';
import { bootCopy } from '../../support/copy.app.js';

const HOST = new URL('../../support/chaos/snapshot.host.js', import.meta.url).pathname;
/** Maximum file size in blocks of 512 bytes. The kernel truncates a larger write, as a full disk does. */
const BLOCKS = 16;
const SPACE = BLOCKS * 512;

interface Life {
  /** The text that a user read after each publication. */
  readonly said: readonly string[];
  /** Warnings and errors. */
  readonly lines: readonly string[];
}

/** Runs an application with a snapshot until it has ended. */
async function live(
  folder: string,
  texts: readonly string[] | undefined,
  isFull = false,
): Promise<Life> {
  const { PATH } = process.env;
  const env = {
    ...(PATH !== undefined && { PATH }),
    FOLDER: folder,
    ...(texts && { TEXTS: JSON.stringify(texts) }),
  };
  const limit = isFull ? `trap '' XFSZ; ulimit -f ${BLOCKS};` : '';
  const command = `${limit} exec "${process.execPath}" "${HOST}"`;
  const { stdout } = await promisify(execFile)('sh', ['-c', command], {
    env,
    timeout: 20_000,
    killSignal: 'SIGKILL',
  });
  return JSON.parse(stdout) as Life;
}

describe('a snapshot that cannot be written', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-full-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['in the middle of the texts', 3 * SPACE],
    // A truncated write is no error, and no write follows.
    ['in the last line', SPACE + 40],
  ])(
    'keeps the last good one, with one log line, and users read published texts: the disk is full %s',
    async (_, size) => {
      expect(await live(folder, ['good'])).toEqual({ said: ['good'], lines: [] });
      const rest = (await stat(join(folder, 'copy.ndjson'))).size - 'good'.length;
      const long = 'x'.repeat(size - rest);

      const { said, lines } = await live(folder, [long, `${long.slice(1)}y`], true);
      expect(said).toEqual([long, `${long.slice(1)}y`]);
      expect(
        lines.filter((line) => line.includes('the snapshot could not be written')),
      ).toHaveLength(1);
      expect(lines).toHaveLength(1);

      expect((await live(folder, undefined)).said).toEqual(['good']);
      expect(await readdir(folder)).toEqual(['copy.ndjson']);
    },
  );

  it('is logged once, and users read published texts: a file exists in place of the folder', async () => {
    const path = join(folder, 'file');
    await writeFile(path, 'not ours');
    const logger = new MemoryLogger();
    const host = await bootCopy({ snapshot: path }, { logger });
    await host.publish('shop.price', 'en', '{price}!');
    expect((await host.haptik.call('text')).texts).toEqual(['₹ 5!']);
    await host.app.close();
    expect(
      logger.linesOf('error').filter((line) => line.includes('the snapshot could not be written')),
    ).toHaveLength(1);
  });
});
