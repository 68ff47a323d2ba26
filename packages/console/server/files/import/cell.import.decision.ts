import type { CopyEntry } from 'nestjs-haptik/copy';
import { validateCopyText } from '../../copy/text.validation.js';
import type { TextBase } from '../sheet/sheet.row.js';
import type { ImportContext } from './import.context.js';
import type { PlannedChange, PlannedConflict } from './import.plan.js';

/** The decision of an import for one text. */
export type CellImportDecision =
  | 'unchanged'
  | { readonly change: PlannedChange }
  | { readonly conflict: PlannedConflict }
  | { readonly reason: string };

/**
 * @param base state of the text when the file was exported; absent if the file does not contain it
 */
export function decideCellImport(
  {
    key,
    language,
    text,
  }: { readonly key: string; readonly language: string; readonly text: string },
  base: TextBase | undefined,
  context: ImportContext,
): CellImportDecision {
  const entry = context.findEntry(key, language);
  const publishedText = entry?.published ?? context.getDefaultText(key, language) ?? null;
  const current = entry?.draft ?? publishedText;
  const isSame = base?.version === (entry?.version ?? 0);
  // In an export of drafts, the published text was put back on purpose; otherwise the cell is
  // unchanged.
  const isReverted = isSame && !base?.isPublished;
  if (text === current || (text === publishedText && !isReverted)) return 'unchanged';
  const invalidReason = validateCopyText(text);
  if (invalidReason !== undefined) return { reason: invalidReason };
  if (!context.canWrite(key, language)) {
    return { reason: `You may not edit the language ${language} of this key.` };
  }
  const findings = context.check(key, language, text);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { reason: errors.map(({ message }) => message).join(' ') };
  // The published text needs no draft.
  const isPublishedText = entry?.published === text;
  const edit = { key, language, version: entry?.version ?? 0, text: isPublishedText ? null : text };
  const change = { edit, before: current, after: text, isNew: publishedText === null, findings };
  return isConflicting(entry, base, context.by) ? { conflict: { ...change, entry } } : { change };
}

/** Whether another user changed the text since the export, or may have changed it. */
function isConflicting(
  entry: CopyEntry | undefined,
  base: TextBase | undefined,
  by: string,
): boolean {
  if (base) return base.version !== (entry?.version ?? 0);
  return entry !== undefined && entry.draft !== null && entry.changedBy !== by;
}
