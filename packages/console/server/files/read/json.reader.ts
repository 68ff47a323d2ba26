import { isBlank } from 'nestjs-haptik/internal';
import { isKnownLanguage, parseLanguageTag } from '../sheet/language.tag.ts';
import { unknownLanguage } from '../sheet/sheet.columns.ts';
import { SheetException } from '../sheet/sheet.exception.ts';
import { MAX_CHARACTERS, MAX_ROWS } from '../sheet/sheet.limits.ts';
import type { RefusedRow, Sheet, SheetRow, TextBase } from '../sheet/sheet.row.js';
import { findDuplicateJsonKey } from './json.duplicate.keys.ts';

/** The format that `GET copy/export?format=json` writes. */
export const JSON_FORMAT = 'nestjs-haptik-copy/1';

type JsonRecord = Readonly<Record<string, unknown>>;

/** @throws SheetException if it is not an export of texts, or has duplicate keys */
export function readJson(content: string, known: readonly string[]): Sheet {
  const { format, texts } = assertObject(parseContent(content));
  if (format !== JSON_FORMAT) {
    throw new SheetException(
      `The file lacks the format "${JSON_FORMAT}". Export texts as JSON to see an example.`,
    );
  }
  const duplicate = findDuplicateJsonKey(content);
  if (duplicate) throw new SheetException(duplicateKey(duplicate.key, duplicate.line));
  const entries = Object.entries(assertObject(texts));
  if (entries.length > MAX_ROWS || content.length > MAX_CHARACTERS) {
    throw new SheetException(JSON_TOO_LARGE);
  }
  const unknownLanguages = new Set<string>();
  const refused: RefusedRow[] = [];
  const rows = entries.map(([key, languages], at): SheetRow => {
    const row = new JsonRowBuilder(at + 1, key, refused);
    for (const [tag, value] of Object.entries(assertObject(languages))) {
      const language = parseLanguageTag(tag);
      if (known.includes(language)) row.add(tag, language, value);
      else if (isKnownLanguage(language)) unknownLanguages.add(tag);
      else row.refuse(tag, invalidLanguage(tag, key));
    }
    return row.end();
  });
  const unknown = [...unknownLanguages].map((language): RefusedRow => {
    return { row: 1, key: '', language, reason: unknownLanguage(language) };
  });
  return { rows, refused: [...unknown, ...refused], notices: [] };
}

class JsonRowBuilder {
  readonly #texts = new Map<string, string>();
  readonly #bases = new Map<string, TextBase>();
  readonly #seen = new Map<string, string>();
  readonly #row: number;
  readonly #key: string;
  readonly #refused: RefusedRow[];

  constructor(row: number, key: string, refused: RefusedRow[]) {
    this.#row = row;
    this.#key = key;
    this.#refused = refused;
  }

  add(tag: string, language: string, value: unknown): void {
    const before = this.#seen.get(language);
    this.#seen.set(language, tag);
    if (before !== undefined) {
      this.#texts.delete(language);
      this.refuse(language, `"${before}" and "${tag}" are the same language. Keep one of them.`);
      return;
    }
    const read = parseJsonText(value);
    if (typeof read === 'string') return this.refuse(language, read);
    if (read.text !== null && !isBlank(read.text)) this.#texts.set(language, read.text);
    if (read.base) this.#bases.set(language, read.base);
  }

  refuse(language: string, reason: string): void {
    this.#refused.push({
      row: this.#row,
      key: this.#key.slice(0, 200),
      language: language.slice(0, 60),
      reason,
    });
  }

  end(): SheetRow {
    const bases = this.#bases.size > 0 ? this.#bases : null;
    return { row: this.#row, key: this.#key, texts: this.#texts, bases };
  }
}

interface JsonText {
  readonly text: string | null;
  readonly base?: TextBase;
}

/**
 * Parses the value of a text; returns a string with the reason if it is invalid. Handwritten files
 * may contain the text alone.
 */
function parseJsonText(value: unknown): JsonText | string {
  if (typeof value === 'string' || value === null) return { text: value };
  if (typeof value !== 'object' || Array.isArray(value)) return MISSING_TEXT;
  const { text, version, isPublished } = value as JsonRecord;
  if (text !== null && typeof text !== 'string') return MISSING_TEXT;
  if (version === undefined) return { text };
  if (!Number.isSafeInteger(version) || Number(version) < 0) return INVALID_VERSION;
  return { text, base: { version: Number(version), isPublished: isPublished === true } };
}

const MISSING_TEXT =
  'The text is missing. Write it in quotation marks, or as { "text": "…", "version": … }.';
const INVALID_VERSION =
  'The version is not a number. Copy it from the export again; without it, changes since ' +
  'the export are overwritten.';

const JSON_TOO_LARGE =
  `The file has more than ${MAX_ROWS} keys, or more than ${MAX_CHARACTERS / 1_048_576} ` +
  'million characters. Export fewer languages or one key prefix at a time, and import the ' +
  'parts.';

function duplicateKey(key: string, line: number): string {
  return (
    `The file contains "${key.slice(0, 200)}" twice in one object (the second in line ` +
    `${line}). Keep one of them. Nothing was imported.`
  );
}

function invalidLanguage(tag: string, key: string): string {
  const whole = `${key}.${tag}`.slice(0, 200);
  return (
    `"${tag.slice(0, 60)}" is not a language. Write keys without nesting, e.g. "${whole}": { ` +
    '"en": … }.'
  );
}

function parseContent(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new SheetException('The file is not valid JSON. Export texts as JSON to see an example.');
  }
}

function assertObject(value: unknown): JsonRecord {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as JsonRecord;
  }
  throw new SheetException(
    'The file does not have the structure { "format": …, "texts": { key: { language: { ' +
      '"text": …, "version": … } } } }. Export texts as JSON to see an example.',
  );
}
