import type { CopyEntry, CopyKeyState } from '../../../copy/copy.repository.js';
import { toTextIndexEntry, type KeyIndexEntry } from './key.index.entry.js';

/** Facts of all keys in memory, so that lists, counts and the search need not read the texts. */
export class KeyIndex {
  readonly #facts = new Map<string, KeyIndexEntry>();
  #keys: readonly string[];
  /** How many texts there are in each language. */
  readonly #texts = new Map<string, number>();
  /** Each name of a person once, not once for each text. */
  readonly #names = new Map<string, string>();

  /**
   * @param inCode keys that code declares
   * @param findPublished finds what users read, so that no text is in memory twice
   */
  constructor(
    inCode: Iterable<string>,
    private readonly findPublished: (entry: CopyEntry) => string | undefined = () => undefined,
  ) {
    for (const key of inCode) {
      this.#facts.set(key, { isInCode: true, isTrashed: false, texts: new Map() });
    }
    this.#keys = [...this.#facts.keys()].toSorted();
  }

  /** All keys, in order. */
  get keys(): readonly string[] {
    if (this.#keys.length < this.#facts.size) {
      // Those in order, and behind them the new ones: that is sorted fast.
      const added = [...this.#facts.keys()].slice(this.#keys.length);
      this.#keys = [...this.#keys, ...added].toSorted();
    }
    return this.#keys;
  }

  /** Languages in which there are texts. */
  get languages(): readonly string[] {
    return [...this.#texts].flatMap(([language, texts]) => (texts > 0 ? language : []));
  }

  find(key: string): KeyIndexEntry | undefined {
    return this.#facts.get(key);
  }

  /** Takes in that there is a key, until it is known what its texts are. */
  upsertKey({ key, isTrashed }: CopyKeyState): void {
    const facts = this.#facts.get(key) ?? this.add(key);
    if (facts.texts.size === 0) facts.isTrashed = isTrashed;
  }

  /** Takes in what an entry says, unless it is older than what is known. Tells whether it was new. */
  upsert(entry: CopyEntry): boolean {
    const facts = this.#facts.get(entry.key) ?? this.add(entry.key);
    const known = facts.texts.get(entry.language);
    if (known && known.version >= entry.version) return false;
    const live = this.findPublished(entry);
    const published = live === entry.published ? live : entry.published;
    facts.texts.set(
      entry.language,
      toTextIndexEntry({ ...entry, published, changedBy: this.internName(entry) }),
    );
    facts.isTrashed = entry.trashedAt !== null;
    const change = Number(hasAnyText(entry)) - Number(known !== undefined && hasAnyText(known));
    this.#texts.set(entry.language, (this.#texts.get(entry.language) ?? 0) + change);
    return true;
  }

  /** What a check found, unless the text was changed since. */
  setFailing({ key, language, version }: CopyEntry, isFailing: boolean): void {
    const text = this.#facts.get(key)?.texts.get(language);
    if (text?.version === version) text.isFailing = isFailing;
  }

  private internName({ changedBy }: CopyEntry): string {
    const known = this.#names.get(changedBy);
    if (known === undefined) this.#names.set(changedBy, changedBy);
    return known ?? changedBy;
  }

  private add(key: string): KeyIndexEntry {
    const facts: KeyIndexEntry = { isInCode: false, isTrashed: false, texts: new Map() };
    this.#facts.set(key, facts);
    return facts;
  }
}

function hasAnyText({ draft, published }: Pick<CopyEntry, 'draft' | 'published'>): boolean {
  return draft !== null || published !== null;
}
