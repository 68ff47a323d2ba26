import type { ExportState } from 'nestjs-haptik/internal';
import type { CopyEntry } from 'nestjs-haptik/copy';
import type { TextBase } from '../sheet/sheet.row.js';

/** A key in an exported file. */
export interface ExportRow {
  readonly key: string;
  readonly description: string;
  /** Texts by language; languages without a text are absent. */
  readonly texts: ReadonlyMap<string, string>;
  readonly bases: ReadonlyMap<string, TextBase>;
}

/**
 * @param entries entries of this key
 * @param getDefaultText returns the default text in a language
 */
export function toExportRow(
  { key, description }: { readonly key: string; readonly description: string },
  entries: readonly CopyEntry[],
  languages: readonly string[],
  state: ExportState,
  getDefaultText: (language: string) => string | undefined,
): ExportRow {
  const texts = new Map<string, string>();
  const bases = new Map<string, TextBase>();
  for (const language of languages) {
    const entry = entries.find((one) => one.language === language);
    const draft = entry?.draft ?? null;
    const isPublished = state === 'published' && draft !== null;
    const text = (isPublished ? null : draft) ?? entry?.published ?? getDefaultText(language);
    if (text !== undefined) texts.set(language, text);
    // Version 0 is written, too, so that an import detects texts that were written since.
    bases.set(language, { version: entry?.version ?? 0, isPublished });
  }
  return { key, description, texts, bases };
}
