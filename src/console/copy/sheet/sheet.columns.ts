import { isKnownLanguage, parseLanguageTag, mapTagsByName } from './language.tag.ts';
import { SheetException } from './sheet.exception.ts';
import { MAX_COLUMNS } from './sheet.limits.ts';
import type { RefusedRow } from './sheet.row.js';

/** Where in a row which cell stands. */
export interface SheetColumns {
  /** Where the names of the columns stand. */
  readonly row: number;
  readonly key: number;
  readonly version: number | null;
  readonly languages: readonly { readonly language: string; readonly at: number }[];
  /** Columns that have a name, whatever it says. */
  readonly named: ReadonlySet<number>;
  /** How many cells the first row has, with those that have no name. */
  readonly width: number;
  /** Columns of languages that are not edited here, or are not called by their tags. */
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

/** A table whose first row names no keys, or no texts: another one than that of texts. */
export class UnrecognizedTableException extends SheetException {
  /** What to do, where columns of texts are called by the names of languages. */
  readonly misnamed: string | undefined;

  constructor(message: string, misnamed?: string) {
    super(message);
    this.misnamed = misnamed;
  }
}

/**
 * What the cells of a header mean, whatever the case of letters and the spaces around.
 *
 * @param known languages that are edited here, in lower case
 * @param row where the header stands
 * @throws UnrecognizedTableException when no column holds the keys, or none holds texts
 * @throws SheetException when a column stands twice
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
  if (languages.length === 0 && others.strangers.length === 0) {
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
    refused: [...others.strangers, ...others.misnamed],
    notices: others.notices,
  };
}

/** Columns that are no texts of this console. */
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
    const meant = tags.get(name.toLowerCase());
    if (known.includes(tag) || DESCRIPTION.test(name)) continue;
    const refuse = (reason: string): RefusedRow => ({
      row,
      key: '',
      language: truncateName(name),
      reason,
    });
    if (meant !== undefined) misnamed.push(refuse(expectedTag(truncateName(name), meant)));
    else if (isKnownLanguage(tag))
      unknownLanguages.push(refuse(unknownLanguage(truncateName(name))));
    else
      notices.push(
        `The column "${truncateName(name)}" is no language of this console and was ignored.`,
      );
  }
  return { strangers: unknownLanguages, misnamed, notices };
}

/** That texts of a language have nowhere to go. */
export function unknownLanguage(language: string): string {
  return `The language ${language} is not edited here. Add it on the page of messages first.`;
}

function expectedTag(name: string, tag: string): string {
  return `Columns are called by the tags of languages. Write "${tag}" in place of "${name}".`;
}

function missingKeyColumn(names: readonly string[]): string {
  return (
    `No column is called "key"; the first row reads: ${formatNames(names)}. Put the names of the ` +
    'columns into the first row, a cell each: key, and one for each language, e.g. key, en, hi. An export has them.'
  );
}

function missingLanguageColumn(
  names: readonly string[],
  misnamed: string | undefined,
  known: readonly string[],
): string {
  const tags = known.slice(0, 20).join(', ');
  return (
    `No column is called by a language of this console; the first row reads: ${formatNames(names)}. ` +
    (misnamed ?? `Name the columns of texts by the tags of the languages: ${tags}.`)
  );
}

function tooManyColumns(columns: number): string {
  return (
    `The first row names ${columns} columns, and ${MAX_COLUMNS} are read at most. Delete those that ` +
    'are neither the key nor a language.'
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
      throw new SheetException(`Two columns are called "${name}". Keep one of them.`);
    }
    seen.add(name);
  }
}
