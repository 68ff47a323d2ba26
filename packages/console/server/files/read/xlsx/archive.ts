import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { MAX_UNPACKED_BYTES } from '../../sheet/sheet.limits.ts';

const MAX_ARCHIVE_PARTS = 10_000;

/** The parts of a workbook, which is a ZIP file. The unpacked size is limited. */
export class Archive {
  readonly #zip: ZipFile;
  readonly #parts: ReadonlyMap<string, Entry>;
  #remaining = MAX_UNPACKED_BYTES;

  private constructor(zip: ZipFile, parts: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#parts = parts;
  }

  /** @throws Error if it is not a ZIP file, or an ambiguous one */
  static async open(bytes: Buffer): Promise<Archive> {
    const zip = await fromBufferPromise(bytes);
    const parts = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase();
      if (parts.has(name)) throw new Error('duplicate part');
      parts.set(name, entry);
      if (parts.size > MAX_ARCHIVE_PARTS) throw new Error('too many parts');
    }
    return new Archive(zip, parts);
  }

  has(name: string): boolean {
    return this.#parts.has(name.toLowerCase());
  }

  /**
   * Yields the bytes of a part; none if it is absent.
   *
   * @throws Error if it is damaged or too large
   */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#parts.get(name.toLowerCase());
    if (!entry) return;
    this.#remaining -= entry.uncompressedSize;
    if (this.#remaining < 0) throw new Error('unpacked size too large');
    let checksum = 0;
    for await (const chunk of await this.#zip.openReadStreamPromise(entry)) {
      const bytes = chunk as Uint8Array;
      checksum = crc32(bytes, checksum);
      yield bytes;
    }
    if (checksum !== entry.crc32) throw new Error('damaged part');
  }
}
