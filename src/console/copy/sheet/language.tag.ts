const ENGLISH_NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** `hi_IN` and `hi-IN ` are `hi-in`. */
export function parseLanguageTag(name: string): string {
  return name.trim().toLowerCase().replaceAll('_', '-');
}

/** Whether it names a language that exists, so that a column of it is meant. */
export function isKnownLanguage(tag: string): boolean {
  return getLanguageName(tag, ENGLISH_NAMES) !== undefined;
}

/** Tags of languages by their names, in English and in themselves, in lower case. */
export function mapTagsByName(known: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    known.flatMap((tag) => {
      const own = new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' });
      const names = [getLanguageName(tag, ENGLISH_NAMES), getLanguageName(tag, own)];
      return names.flatMap((name) => (name === undefined ? [] : [[name.toLowerCase(), tag]]));
    }) as [string, string][],
  );
}

function getLanguageName(tag: string, names: Intl.DisplayNames): string | undefined {
  try {
    return names.of(tag);
  } catch {
    return undefined; // no tag at all, e.g. two words
  }
}
