import type { CopyEntry } from '../../../copy/copy.repository.js';
import type { TextBase } from '../sheet/sheet.row.js';

/** Drafts over published texts, or what users read. */
export const EXPORT_STATES = ['draft', 'published'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** A key as it stands in a file. */
export interface ExportRow {
  readonly key: string;
  readonly description: string;
  /** By language; languages without a text are absent. */
  readonly texts: ReadonlyMap<string, string>;
  readonly bases: ReadonlyMap<string, TextBase>;
}

/**
 * @param entries of this key
 * @param inCode the text that code has in a language
 */
export function toExportRow(
  { key, description }: { readonly key: string; readonly description: string },
  entries: readonly CopyEntry[],
  languages: readonly string[],
  state: ExportState,
  inCode: (language: string) => string | undefined,
): ExportRow {
  const texts = new Map<string, string>();
  const bases = new Map<string, TextBase>();
  for (const language of languages) {
    const entry = entries.find((one) => one.language === language);
    const draft = entry?.draft ?? null;
    const isPublished = state === 'published' && draft !== null;
    const text = (isPublished ? null : draft) ?? entry?.published ?? inCode(language);
    if (text !== undefined) texts.set(language, text);
    // 0 is told as well, so that an import sees what was written since.
    bases.set(language, { version: entry?.version ?? 0, isPublished });
  }
  return { key, description, texts, bases };
}
