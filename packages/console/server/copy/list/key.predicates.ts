import type { KeyFilterName } from './key.filter.names.js';
import { hasReadableText, type KeyIndexEntry, type TextIndexEntry } from './key.index.entry.js';

/** Context of a filter. */
export interface FilterContext {
  /** Languages that `missing` and `failing` consider. */
  readonly languages: readonly string[];
  /** Id of the principal. */
  readonly by: string;
  /** Whether there is a default text in exactly this language. */
  readonly hasDefaultText: (key: string, language: string) => boolean;
}

type KeyPredicate = (facts: KeyIndexEntry, key: string, context: FilterContext) => boolean;

const someText =
  (is: (text: TextIndexEntry, context: FilterContext) => boolean): KeyPredicate =>
  ({ texts }, _key, context) => {
    for (const text of texts.values()) if (is(text, context)) return true;
    return false;
  };

/** Filters for keys outside the trash. */
const KEY_PREDICATES: Readonly<Record<Exclude<KeyFilterName, 'trash'>, KeyPredicate>> = {
  all: () => true,
  missing: ({ texts }, key, { languages, hasDefaultText }) =>
    languages.some((language) => {
      const text = texts.get(language);
      return !(text && hasReadableText(text)) && !hasDefaultText(key, language);
    }),
  // An entry without texts has no owner; a removed language leaves many of them.
  mine: someText(
    ({ changedBy, draft, published }, { by }) =>
      (draft !== null || published !== null) && changedBy === by,
  ),
  failing: ({ texts }, _key, { languages }) =>
    languages.some((language) => texts.get(language)?.isFailing === true),
  unused: ({ isDefined }) => !isDefined,
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
