const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** `hi_IN` and `hi-IN ` are `hi-in`. */
export function tagOf(name: string): string {
  return name.trim().toLowerCase().replaceAll('_', '-');
}

/** Whether it names a language that exists, so that a column of it is meant. */
export function isLanguage(tag: string): boolean {
  return nameOf(tag, NAMES) !== undefined;
}

/** Tags of languages by their names, in English and in themselves, in lower case. */
export function tagsByName(known: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    known.flatMap((tag) => {
      const own = new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' });
      const names = [nameOf(tag, NAMES), nameOf(tag, own)];
      return names.flatMap((name) => (name === undefined ? [] : [[name.toLowerCase(), tag]]));
    }) as [string, string][],
  );
}

function nameOf(tag: string, names: Intl.DisplayNames): string | undefined {
  try {
    return names.of(tag);
  } catch {
    return undefined; // no tag at all, e.g. two words
  }
}
