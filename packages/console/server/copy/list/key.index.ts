import type { CopyEntry } from 'nestjs-haptik/copy';
import type { CopyKeyState } from 'nestjs-haptik/internal';
import { toTextIndexEntry, type KeyIndexEntry } from './key.index.entry.js';

/** Data of all keys in memory, so that lists, counts and search do not read from the database. */
export class KeyIndex {
  readonly #entries = new Map<string, KeyIndexEntry>();
  #keys: readonly string[];
  /** Number of texts per language. */
  readonly #texts = new Map<string, number>();
  /** Interned names, because many texts share one. */
  readonly #names = new Map<string, string>();

  /**
   * @param definedKeys keys with a definition
   * @param findPublished returns the published text from the cache, so that it is not held in
   * memory twice
   */
  constructor(
    definedKeys: Iterable<string>,
    private readonly findPublished: (entry: CopyEntry) => string | undefined = () => undefined,
  ) {
    for (const key of definedKeys) {
      this.#entries.set(key, { isDefined: true, isTrashed: false, texts: new Map() });
    }
    this.#keys = [...this.#entries.keys()].toSorted();
  }

  /** All keys, sorted. */
  get keys(): readonly string[] {
    if (this.#keys.length < this.#entries.size) {
      // Sorted keys followed by the new ones sort fast.
      const added = [...this.#entries.keys()].slice(this.#keys.length);
      this.#keys = [...this.#keys, ...added].toSorted();
    }
    return this.#keys;
  }

  /** Languages that have texts. */
  get languages(): readonly string[] {
    return [...this.#texts].flatMap(([language, texts]) => (texts > 0 ? language : []));
  }

  find(key: string): KeyIndexEntry | undefined {
    return this.#entries.get(key);
  }

  /** Adds a key whose texts are not loaded yet. */
  upsertKey({ key, isTrashed }: CopyKeyState): void {
    const keyEntry = this.#entries.get(key) ?? this.add(key);
    if (keyEntry.texts.size === 0) keyEntry.isTrashed = isTrashed;
  }

  /** Adds an entry unless the index has a newer one. Returns whether it was added. */
  upsert(entry: CopyEntry): boolean {
    const keyEntry = this.#entries.get(entry.key) ?? this.add(entry.key);
    const known = keyEntry.texts.get(entry.language);
    if (known && known.version >= entry.version) return false;
    const publishedText = this.findPublished(entry);
    const published = publishedText === entry.published ? publishedText : entry.published;
    keyEntry.texts.set(
      entry.language,
      toTextIndexEntry({ ...entry, published, changedBy: this.internName(entry) }),
    );
    keyEntry.isTrashed = entry.trashedAt !== null;
    const change = Number(hasAnyText(entry)) - Number(known !== undefined && hasAnyText(known));
    this.#texts.set(entry.language, (this.#texts.get(entry.language) ?? 0) + change);
    return true;
  }

  /** Stores a validation result unless the text was changed since. */
  setFailing({ key, language, version }: CopyEntry, isFailing: boolean): void {
    const text = this.#entries.get(key)?.texts.get(language);
    if (text?.version === version) text.isFailing = isFailing;
  }

  private internName({ changedBy }: CopyEntry): string {
    const known = this.#names.get(changedBy);
    if (known === undefined) this.#names.set(changedBy, changedBy);
    return known ?? changedBy;
  }

  private add(key: string): KeyIndexEntry {
    const keyEntry: KeyIndexEntry = { isDefined: false, isTrashed: false, texts: new Map() };
    this.#entries.set(key, keyEntry);
    return keyEntry;
  }
}

function hasAnyText({ draft, published }: Pick<CopyEntry, 'draft' | 'published'>): boolean {
  return draft !== null || published !== null;
}
