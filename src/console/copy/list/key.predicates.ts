import type { KeyFilterName } from './key.filter.names.js';
import { hasReadableText, type KeyIndexEntry, type TextIndexEntry } from './key.index.entry.js';

/** What a filter is asked about besides the key. */
export interface FilterContext {
  /** Those that count for `missing` and `failing`. */
  readonly languages: readonly string[];
  /** Who asks. */
  readonly by: string;
  /** Whether code has a text of its own in a language. */
  readonly hasInCode: (key: string, language: string) => boolean;
}

type KeyPredicate = (facts: KeyIndexEntry, key: string, context: FilterContext) => boolean;

const someText =
  (is: (text: TextIndexEntry, context: FilterContext) => boolean): KeyPredicate =>
  ({ texts }, _key, context) => {
    for (const text of texts.values()) if (is(text, context)) return true;
    return false;
  };

/** Whether a key is in a list. What is in the trash is in that of the trash only. */
const KEY_PREDICATES: Readonly<Record<Exclude<KeyFilterName, 'trash'>, KeyPredicate>> = {
  all: () => true,
  missing: ({ texts }, key, { languages, hasInCode }) =>
    languages.some((language) => {
      const text = texts.get(language);
      return !(text && hasReadableText(text)) && !hasInCode(key, language);
    }),
  // What has no text any more is nobody's: a language that was taken away had many.
  mine: someText(
    ({ changedBy, draft, published }, { by }) =>
      (draft !== null || published !== null) && changedBy === by,
  ),
  failing: ({ texts }, _key, { languages }) =>
    languages.some((language) => texts.get(language)?.isFailing === true),
  unused: ({ isInCode }) => !isInCode,
  draft: someText(({ draft }) => draft !== null),
  scheduled: someText(({ isScheduled }) => isScheduled),
};

export function matchesFilter(
  filter: KeyFilterName,
  facts: KeyIndexEntry,
  key: string,
  context: FilterContext,
): boolean {
  if (filter === 'trash') return facts.isTrashed;
  return !facts.isTrashed && KEY_PREDICATES[filter](facts, key, context);
}
