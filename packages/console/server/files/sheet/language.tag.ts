const ENGLISH_NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Normalizes a tag: `hi_IN` and `hi-IN ` become `hi-in`. */
export function parseLanguageTag(name: string): string {
  return name.trim().toLowerCase().replaceAll('_', '-');
}

/** Whether the tag names an existing language. */
export function isKnownLanguage(tag: string): boolean {
  return getLanguageName(tag, ENGLISH_NAMES) !== undefined;
}

/** Maps lower-case language names, in English and in the language itself, to tags. */
export function mapTagsByName(known: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    known.flatMap((tag) => {
      const nativeNames = new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' });
      const names = [getLanguageName(tag, ENGLISH_NAMES), getLanguageName(tag, nativeNames)];
      return names.flatMap((name) => (name === undefined ? [] : [[name.toLowerCase(), tag]]));
    }) as [string, string][],
  );
}

function getLanguageName(tag: string, names: Intl.DisplayNames): string | undefined {
  try {
    return names.of(tag);
  } catch {
    return undefined; // not a valid tag, e.g. two words
  }
}
