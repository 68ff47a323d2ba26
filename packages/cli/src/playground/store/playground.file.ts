import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { writeFileAtomically } from '../../output.file.js';
import { type StoredPlayground, storedSchema } from './stored.schema.js';

const EMPTY: StoredPlayground = { version: 1, flow: { steps: [] }, presets: [] };

/** The file of presets and flow: created by the first change, and replaced atomically. */
export class PlaygroundFile {
  #saving: Promise<void> = Promise.resolve();
  #isReadOnly = false;
  #error: string | undefined;
  /** As read or written last. */
  #text = '';

  constructor(
    readonly path: string,
    private readonly onError: () => void,
  ) {}

  /** Why the file could not be read or written. */
  get error(): string | undefined {
    return this.#error;
  }

  /** The contents; empty without a file. A file that is not understood is not changed. */
  async load(): Promise<StoredPlayground> {
    try {
      const text = await readFile(this.path, 'utf8');
      const parsed = v.safeParse(storedSchema, JSON.parse(text));
      if (parsed.success) {
        this.#text = text;
        return parsed.output;
      }
      this.refuse(parsed.issues[0].message);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        this.refuse(error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read');
      }
    }
    return EMPTY;
  }

  /** The contents when another program, such as a second playground, changed the file. */
  async reload(): Promise<StoredPlayground | undefined> {
    await this.flush();
    const text = await readFile(this.path, 'utf8').catch(() => this.#text);
    return this.#isReadOnly || text === this.#text ? undefined : this.load();
  }

  /** Saves in the order of the calls. Never rejects. */
  save(contents: StoredPlayground): Promise<void> {
    if (this.#isReadOnly) return Promise.resolve();
    const text = `${JSON.stringify(contents, undefined, 2)}\n`;
    this.#saving = this.#saving.then(() => this.write(text));
    return this.#saving;
  }

  /** Resolves when all changes are saved. */
  flush(): Promise<void> {
    return this.#saving;
  }

  private async write(text: string): Promise<void> {
    const before = this.#error;
    try {
      await mkdir(dirname(this.path), { recursive: true });
      await writeFileAtomically(this.path, Buffer.from(text));
      this.#text = text;
      this.#error = undefined;
    } catch (error) {
      this.#error = error instanceof Error ? error.message : `${this.path} could not be written.`;
    }
    if (this.#error !== before) this.onError();
  }

  private refuse(reason: string): void {
    this.#isReadOnly = true;
    this.#error = `${this.path} is not used: ${reason}. Correct or delete it, and restart the playground.`;
  }
}
