import type { CopyEntry } from '../../../copy/copy.book.js';
import { factsOf, type KeyFacts } from './key.facts.js';

/** Facts of all keys in memory, so that lists and counts need not read the texts. */
export class KeyIndex {
  readonly #facts = new Map<string, KeyFacts>();
  #keys: readonly string[] | undefined;
  readonly #languages = new Set<string>();

  /** @param inCode keys that code declares */
  constructor(inCode: Iterable<string>) {
    for (const key of inCode) {
      this.#facts.set(key, { isInCode: true, isTrashed: false, texts: new Map() });
    }
  }

  /** All keys, in order. */
  get keys(): readonly string[] {
    return (this.#keys ??= [...this.#facts.keys()].toSorted());
  }

  /** Languages in which somebody wrote. */
  get languages(): ReadonlySet<string> {
    return this.#languages;
  }

  find(key: string): KeyFacts | undefined {
    return this.#facts.get(key);
  }

  /** Takes in what an entry says, unless it is older than what is known. Tells whether it was new. */
  learn(entry: CopyEntry): boolean {
    const facts = this.#facts.get(entry.key) ?? this.add(entry.key);
    const known = facts.texts.get(entry.language);
    if (known && known.version >= entry.version) return false;
    facts.texts.set(entry.language, factsOf(entry));
    facts.isTrashed = entry.trashedAt !== null;
    this.#languages.add(entry.language);
    return true;
  }

  /** What a check found, unless the text was changed since. */
  judge({ key, language, version }: CopyEntry, isFailing: boolean): void {
    const text = this.#facts.get(key)?.texts.get(language);
    if (text?.version === version) text.isFailing = isFailing;
  }

  private add(key: string): KeyFacts {
    const facts: KeyFacts = { isInCode: false, isTrashed: false, texts: new Map() };
    this.#facts.set(key, facts);
    this.#keys = undefined;
    return facts;
  }
}
