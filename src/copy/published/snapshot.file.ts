import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { setPublishedText, type PublishedTextMap } from './published.copy.cache.js';
import { createTempPath, removeStaleTempFiles } from './snapshot.temp.files.js';

const FORMAT = 'nestjs-haptik-copy-snapshot/1';
/** Number of lines after which the event loop gets a turn. */
const LINES_PER_TICK = 500;

/** The snapshot is damaged, truncated or of an unknown format. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

/**
 * The published texts in a file: a header line, one line per text, and a line with the SHA-256 of all
 * lines before it.
 */
export class SnapshotFile {
  readonly path: string;

  constructor(private readonly folder: string) {
    this.path = join(folder, 'copy.ndjson');
  }

  /**
   * Replaces the file atomically.
   *
   * @param selectText selects the text to write for a key and language
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
        // `write` reports a partial write on a full disk as success.
        await file.writeFile(chunk);
        await yieldToEventLoop();
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

  /** Removes temporary files of processes that ended during a write. Never rejects. */
  removeStaleTempFiles(): Promise<void> {
    return removeStaleTempFiles(this.path);
  }

  /**
   * Reads the texts; undefined when the file does not exist.
   *
   * @throws SnapshotError for a damaged file
   */
  async read(): Promise<Map<string, Map<string, string>> | undefined> {
    const bytes = await this.readBytes();
    if (!bytes) return undefined;
    const end = bytes.lastIndexOf('\n', -2) + 1;
    const digest = createHash('sha256').update(bytes.subarray(0, end)).digest('hex');
    const checksumLine = bytes.toString('utf8', end);
    if (checksumLine !== `${JSON.stringify({ sha256: digest })}\n`) {
      throw new SnapshotError('its checksum does not match its texts');
    }
    return parseTexts(bytes.subarray(0, end));
  }

  private async readBytes(): Promise<Buffer | undefined> {
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
  for (const [language, textsByKey] of texts) {
    for (const [key, text] of textsByKey) {
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
      if (!isOurs) throw new SnapshotError('its format is unknown');
      continue;
    }
    const [language, key, text] = read as [string, string, string];
    setPublishedText(texts, { language, key: internKey(keys, key), text, revision: 0 });
    if (line % LINES_PER_TICK === 0) await yieldToEventLoop();
  }
  return texts;
}

/** Returns one shared string per key, to save memory. */
export function internKey(keys: Map<string, string>, key: string): string {
  const known = keys.get(key);
  if (known !== undefined) return known;
  keys.set(key, key);
  return key;
}
