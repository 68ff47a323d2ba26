import { isKnownLanguage, parseLanguageTag, mapTagsByName } from './language.tag.ts';
import { SheetException } from './sheet.exception.ts';
import { MAX_COLUMNS } from './sheet.limits.ts';
import type { RefusedRow } from './sheet.row.js';

/** The position of each column. */
export interface SheetColumns {
  /** Row number of the header. */
  readonly row: number;
  readonly key: number;
  readonly version: number | null;
  readonly languages: readonly { readonly language: string; readonly at: number }[];
  /** Columns that have a name. */
  readonly named: ReadonlySet<number>;
  /** Number of cells in the header, including unnamed ones. */
  readonly width: number;
  /** Columns of languages that are not set up, or are not named by their tags. */
  readonly refused: readonly RefusedRow[];
  readonly notices: readonly string[];
}

interface HeaderColumn {
  readonly name: string;
  readonly at: number;
}

const KEY_HEADER = /^keys?$/i;
const VERSION_HEADER = /^versions?$/i;
const DESCRIPTION = /^(about|description|usedas|used as)$/i;

/**
 * A table whose header has no key column or no language column, and which therefore may contain
 * something else.
 */
export class UnrecognizedTableException extends SheetException {
  /** The cure if columns are named by language names instead of tags. */
  readonly misnamed: string | undefined;

  constructor(message: string, misnamed?: string) {
    super(message);
    this.misnamed = misnamed;
  }
}

/**
 * Interprets a header, ignoring case and surrounding spaces.
 *
 * @param known languages that are set up, in lower case
 * @param row row number of the header
 * @throws UnrecognizedTableException if there is no key column or no language column
 * @throws SheetException if a column occurs twice
 */
export function readHeader(
  header: readonly string[],
  known: readonly string[],
  row: number,
): SheetColumns {
  const names = header.map((name) => name.trim());
  const columns = names.map((name, at) => ({ name, at })).filter(({ name }) => name !== '');
  const [key, ...otherKeys] = columns.filter(({ name }) => KEY_HEADER.test(name));
  if (!key) throw new UnrecognizedTableException(missingKeyColumn(names));
  if (columns.length > MAX_COLUMNS) throw new SheetException(tooManyColumns(columns.length));
  const versions = columns.filter(({ name }) => VERSION_HEADER.test(name));
  const rest = columns.filter(({ name }) => !KEY_HEADER.test(name) && !VERSION_HEADER.test(name));
  const languages = rest
    .map(({ name, at }) => ({ language: parseLanguageTag(name), at }))
    .filter(({ language }) => known.includes(language));
  assertUnique(languages.map(({ language }) => language));
  assertUnique([key, ...otherKeys].map(() => 'key'));
  assertUnique(versions.map(() => 'version'));
  const others = classifyOtherColumns(rest, known, row);
  if (languages.length === 0 && others.unknownLanguages.length === 0) {
    const misnamed = others.misnamed[0]?.reason;
    throw new UnrecognizedTableException(missingLanguageColumn(names, misnamed, known), misnamed);
  }
  return {
    row,
    key: key.at,
    version: versions[0]?.at ?? null,
    languages,
    named: new Set(columns.map(({ at }) => at)),
    width: header.length,
    refused: [...others.unknownLanguages, ...others.misnamed],
    notices: others.notices,
  };
}

/** Classifies columns that are not languages of this console. */
function classifyOtherColumns(
  columns: readonly HeaderColumn[],
  known: readonly string[],
  row: number,
) {
  const tags = mapTagsByName(known);
  const unknownLanguages: RefusedRow[] = [];
  const misnamed: RefusedRow[] = [];
  const notices: string[] = [];
  for (const { name } of columns) {
    const tag = parseLanguageTag(name);
    const expected = tags.get(name.toLowerCase());
    if (known.includes(tag) || DESCRIPTION.test(name)) continue;
    const refuse = (reason: string): RefusedRow => ({
      row,
      key: '',
      language: truncateName(name),
      reason,
    });
    if (expected !== undefined) misnamed.push(refuse(expectedTag(truncateName(name), expected)));
    else if (isKnownLanguage(tag))
      unknownLanguages.push(refuse(unknownLanguage(truncateName(name))));
    else
      notices.push(
        `The column "${truncateName(name)}" is not a language of this console and was ` +
          'ignored.',
      );
  }
  return { unknownLanguages, misnamed, notices };
}

/** The reason for refusing texts of a language that is not set up. */
export function unknownLanguage(language: string): string {
  return `The language ${language} is not set up. Add it on the page Messages first.`;
}

function expectedTag(name: string, tag: string): string {
  return `Language columns are named by language tags. Write "${tag}" instead of "${name}".`;
}

function missingKeyColumn(names: readonly string[]): string {
  return (
    `There is no column "key"; the first row is: ${formatNames(names)}. Put the column ` +
    'names in the first row, one per cell: key, and one for each language, e.g. key, en, ' +
    'hi. An export contains them.'
  );
}

function missingLanguageColumn(
  names: readonly string[],
  misnamed: string | undefined,
  known: readonly string[],
): string {
  const tags = known.slice(0, 20).join(', ');
  return (
    'There is no column for a language of this console; the first row is: ' +
    `${formatNames(names)}. ` +
    (misnamed ?? `Name the columns by language tags: ${tags}.`)
  );
}

function tooManyColumns(columns: number): string {
  return (
    `The first row names ${columns} columns, but at most ${MAX_COLUMNS} are allowed. ` +
    'Delete columns that are neither the key nor a language.'
  );
}

function formatNames(names: readonly string[]): string {
  return names.filter(Boolean).slice(0, 8).join(', ').slice(0, 200) || 'nothing';
}

function truncateName(name: string): string {
  return name.slice(0, 60);
}

function assertUnique(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) {
      throw new SheetException(`Two columns are named "${name}". Keep one of them.`);
    }
    seen.add(name);
  }
}
