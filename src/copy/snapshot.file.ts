import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { setPublishedText, type PublishedTextMap } from './published.copy.cache.js';
import { createTempPath, removeStaleTempFiles } from './snapshot.temp.files.js';

const FORMAT = 'nestjs-haptik-copy-snapshot/1';
/** Lines between which the process answers calls. */
const LINES_PER_TICK = 500;

/** A snapshot that was not written by us as it is, or not to its end. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

/**
 * The published texts in a file: a line that says what it is, a line for each text, and a line with
 * the SHA-256 of all lines before.
 */
export class SnapshotFile {
  readonly path: string;

  constructor(private readonly folder: string) {
    this.path = join(folder, 'copy.ndjson');
  }

  /**
   * Replaces the file as a whole, so that a reader finds the old one or the new one.
   *
   * @param selectText says what is kept of a text
   */
  async write(
    texts: PublishedTextMap,
    selectText: (key: string, language: string, text: string) => string,
  ): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const tempFile = createTempPath(this.path);
    const file = await open(tempFile, 'w');
    try {
      const hash = createHash('sha256');
      for (const chunk of serializeTexts(texts, selectText)) {
        hash.update(chunk);
        // `write` would take it for no error when a full disk takes a part of it.
        await file.writeFile(chunk);
        await breathe();
      }
      await file.writeFile(`${JSON.stringify({ sha256: hash.digest('hex') })}\n`);
      await file.sync();
    } catch (error) {
      await rm(tempFile, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    await rename(tempFile, this.path);
  }

  /** Takes away what processes that died while writing have left. Never rejects. */
  removeStaleTempFiles(): Promise<void> {
    return removeStaleTempFiles(this.path);
  }

  /**
   * The texts of the file; undefined when there is none.
   *
   * @throws SnapshotError for a file that is damaged
   */
  async read(): Promise<Map<string, Map<string, string>> | undefined> {
    const bytes = await this.#bytes();
    if (!bytes) return undefined;
    const end = bytes.lastIndexOf('\n', -2) + 1;
    const digest = createHash('sha256').update(bytes.subarray(0, end)).digest('hex');
    const checksumLine = bytes.toString('utf8', end);
    if (checksumLine !== `${JSON.stringify({ sha256: digest })}\n`) {
      throw new SnapshotError('its digest is not that of its texts');
    }
    return parseTexts(bytes.subarray(0, end));
  }

  async #bytes(): Promise<Buffer | undefined> {
    try {
      return await readFile(this.path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}

function* serializeTexts(
  texts: PublishedTextMap,
  selectText: (key: string, language: string, text: string) => string,
): Generator<string> {
  let lines = [JSON.stringify({ format: FORMAT })];
  for (const [language, own] of texts) {
    for (const [key, text] of own) {
      lines.push(JSON.stringify([language, key, selectText(key, language, text)]));
      if (lines.length < LINES_PER_TICK) continue;
      yield `${lines.join('\n')}\n`;
      lines = [];
    }
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

async function parseTexts(bytes: Buffer): Promise<Map<string, Map<string, string>>> {
  const texts = new Map<string, Map<string, string>>();
  const keys = new Map<string, string>();
  let line = 0;
  for (let start = 0, end = 0; start < bytes.length; start = end + 1, line++) {
    end = bytes.indexOf(10, start);
    const read: unknown = JSON.parse(bytes.toString('utf8', start, end));
    if (line === 0) {
      const isOurs = (read as { format?: unknown }).format === FORMAT;
      if (!isOurs) throw new SnapshotError('its format is not known');
      continue;
    }
    const [language, key, text] = read as [string, string, string];
    setPublishedText(texts, { language, key: internKey(keys, key), text, revision: 0 });
    if (line % LINES_PER_TICK === 0) await breathe();
  }
  return texts;
}

/** One string for a key, whatever number of languages has it. */
export function internKey(keys: Map<string, string>, key: string): string {
  const known = keys.get(key);
  if (known !== undefined) return known;
  keys.set(key, key);
  return key;
}
