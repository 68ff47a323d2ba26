/** A language that can be added. */
export interface KnownLanguage {
  /** In lower case, as on the server. */
  readonly tag: string;
  /** The list label, e.g. `Marathi (mr)`. */
  readonly label: string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');
const TWO_LETTER_TAGS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
/** Regional tags that bots often need. */
const EXTRA_TAGS =
  'awa bho brx doi kok mag mai mni raj sat tcy ceb fil yue zh-hans zh-hant ' +
  'en-in en-gb en-us es-419 fr-ca pt-br pt-pt';

/** All languages with a name in the browser, sorted by name. */
export function knownLanguages(locale: string): KnownLanguage[] {
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
  return [...TWO_LETTER_TAGS.filter((tag) => canonicalTag(tag) === tag), ...EXTRA_TAGS.split(' ')]
    .map((tag) => ({ tag, name: names.of(tag) }))
    .filter(({ name }) => name !== undefined)
    .map(({ tag, name }) => ({ tag, label: `${name} (${tag})` }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
}

/** The languages that match the input, best match first: by tag, by prefix, by substring. */
export function findLanguages(typed: string, languages: readonly KnownLanguage[]): KnownLanguage[] {
  const wanted = normalizeForSearch(typed);
  const rankOf = ({ tag, label }: KnownLanguage): number => {
    const name = normalizeForSearch(label);
    if (tag === wanted || name === wanted) return 0;
    if (name.startsWith(wanted)) return 1;
    return name.includes(wanted) ? 2 : 3;
  };
  return languages
    .filter((one) => rankOf(one) < 3)
    .toSorted((one, other) => rankOf(one) - rankOf(other));
}

/** The tag for a typed name, part of a name, or tag; undefined if ambiguous. */
export function resolveLanguageTag(
  typed: string,
  languages: readonly KnownLanguage[],
): string | undefined {
  const wanted = normalizeForSearch(typed);
  const found = findLanguages(wanted, languages);
  const named = found.find(({ label }) => normalizeForSearch(label).startsWith(`${wanted} (`));
  const exact = found.find(
    ({ tag, label }) => tag === wanted || normalizeForSearch(label) === wanted,
  );
  const only = found.length === 1 ? found[0] : undefined;
  return (exact ?? named ?? only)?.tag ?? canonicalTag(wanted.replaceAll('_', '-'));
}

/** Ignores case and Unicode composition. */
export function normalizeForSearch(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

/** The server's syntax: two or three letters, then optional subtags. */
const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/;

function canonicalTag(tag: string): string | undefined {
  if (!TAG.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0]?.toLowerCase();
  } catch {
    return undefined; // invalid, e.g. two regions
  }
}
