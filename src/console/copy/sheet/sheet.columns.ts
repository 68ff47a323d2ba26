import { SheetException } from './sheet.exception.js';

/** Where in a row which cell stands. */
export interface SheetColumns {
  readonly key: number;
  readonly version: number | null;
  readonly languages: readonly { readonly language: string; readonly at: number }[];
  /** Languages that are not edited here, as the header writes them. */
  readonly strangers: readonly string[];
  readonly notices: readonly string[];
}

const KEY = /^keys?$/i;
const VERSION = /^versions?$/i;
const ABOUT = /^(about|description|usedas|used as)$/i;

const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/**
 * What the cells of a header mean, whatever the case of letters and the spaces around.
 *
 * @param known languages that are edited here, in lower case
 * @throws SheetException when no column holds the keys, or a column stands twice
 */
export function readHeader(header: readonly string[], known: readonly string[]): SheetColumns {
  const names = header.map((name) => name.trim());
  const columns = names.map((name, at) => ({ name, at })).filter(({ name }) => name !== '');
  const key = columns.find(({ name }) => KEY.test(name));
  if (!key) throw new SheetException(keyMissing(names));
  const rest = columns.filter(({ name }) => !KEY.test(name) && !VERSION.test(name));
  const languages = rest
    .map(({ name, at }) => ({ language: tagOf(name), at }))
    .filter(({ language }) => known.includes(language));
  const others = rest.filter(({ name }) => !known.includes(tagOf(name)) && !ABOUT.test(name));
  refuseTwice(languages.map(({ language }) => language));
  refuseTwice(columns.filter(({ name }) => KEY.test(name)).map(() => 'key'));
  const strangers = others.filter(({ name }) => isLanguage(tagOf(name))).map(({ name }) => name);
  const ignored = others.filter(({ name }) => !strangers.includes(name)).map(({ name }) => name);
  return {
    key: key.at,
    version: columns.find(({ name }) => VERSION.test(name))?.at ?? null,
    languages,
    strangers,
    notices: ignored.map(
      (name) => `The column "${name.slice(0, 60)}" is no language of this console and was ignored.`,
    ),
  };
}

/** `hi_IN` and `hi-IN ` are `hi-in`. */
function tagOf(name: string): string {
  return name.trim().toLowerCase().replaceAll('_', '-');
}

/** Whether it names a language that exists, so that a column of it is meant. */
function isLanguage(tag: string): boolean {
  try {
    return NAMES.of(tag) !== undefined;
  } catch {
    return false; // no tag at all, e.g. two words
  }
}

function keyMissing(names: readonly string[]): string {
  const shown = names.filter(Boolean).slice(0, 8).join(', ').slice(0, 200);
  return (
    `No column is called "key"; the first row reads: ${shown || 'nothing'}. Put the names of the ` +
    'columns into the first row: key, and one for each language, e.g. key, en, hi. An export has them.'
  );
}

function refuseTwice(names: readonly string[]): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return;
  throw new SheetException(`Two columns are called "${twice}". Keep one of them.`);
}
