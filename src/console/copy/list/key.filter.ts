import type { Filter } from './filter.js';
import { hasText, type KeyFacts, type TextFacts } from './key.facts.js';

/** What a filter is asked about besides the key. */
export interface FilterGround {
  /** Those that count for `missing` and `failing`. */
  readonly languages: readonly string[];
  /** Who asks. */
  readonly by: string;
  /** Whether code has a text of its own in a language. */
  readonly hasInCode: (key: string, language: string) => boolean;
}

type KeyFilter = (facts: KeyFacts, key: string, ground: FilterGround) => boolean;

const some =
  (is: (text: TextFacts, ground: FilterGround) => boolean): KeyFilter =>
  ({ texts }, _key, ground) => {
    for (const text of texts.values()) if (is(text, ground)) return true;
    return false;
  };

/** Whether a key is in a list. What is in the trash is in that of the trash only. */
const KEY_FILTERS: Readonly<Record<Exclude<Filter, 'trash'>, KeyFilter>> = {
  all: () => true,
  missing: ({ texts }, key, { languages, hasInCode }) =>
    languages.some((language) => {
      const text = texts.get(language);
      return !(text && hasText(text)) && !hasInCode(key, language);
    }),
  // What has no text any more is nobody's: a language that was taken away had many.
  mine: some(
    ({ changedBy, draft, published }, { by }) =>
      (draft !== null || published !== null) && changedBy === by,
  ),
  failing: ({ texts }, _key, { languages }) =>
    languages.some((language) => texts.get(language)?.isFailing === true),
  unused: ({ isInCode }) => !isInCode,
  draft: some(({ draft }) => draft !== null),
  scheduled: some(({ isScheduled }) => isScheduled),
};

export function isListed(
  filter: Filter,
  facts: KeyFacts,
  key: string,
  ground: FilterGround,
): boolean {
  if (filter === 'trash') return facts.isTrashed;
  return !facts.isTrashed && KEY_FILTERS[filter](facts, key, ground);
}
