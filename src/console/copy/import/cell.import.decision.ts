import type { CopyEntry } from '../../../copy/copy.repository.js';
import { validateCopyText } from '../text.validation.js';
import type { TextBase } from '../sheet/sheet.row.js';
import type { ImportContext } from './import.context.js';
import type { PlannedChange, PlannedConflict } from './import.plan.js';

/** What an import does with one text. */
export type CellImportDecision =
  | 'unchanged'
  | { readonly change: PlannedChange }
  | { readonly conflict: PlannedConflict }
  | { readonly reason: string };

/**
 * @param base what the text was when the file was made; absent when the file does not say
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
  const live = entry?.published ?? context.inCode(key, language) ?? null;
  const current = entry?.draft ?? live;
  const isSame = base?.version === (entry?.version ?? 0);
  // A published text in a file that was made of drafts was put there; else nobody touched it.
  const isPutBack = isSame && !base?.isPublished;
  if (text === current || (text === live && !isPutBack)) return 'unchanged';
  const invalidReason = validateCopyText(text);
  if (invalidReason !== undefined) return { reason: invalidReason };
  if (!context.canWrite(key, language)) {
    return { reason: `You may not change the language ${language} of this key.` };
  }
  const findings = context.check(key, language, text);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { reason: errors.map(({ message }) => message).join(' ') };
  // The published text needs no draft beside it.
  const isBack = entry?.published === text;
  const edit = { key, language, version: entry?.version ?? 0, text: isBack ? null : text };
  const change = { edit, before: current, after: text, isNew: live === null, findings };
  return isConflicting(entry, base, context.by) ? { conflict: { ...change, entry } } : { change };
}

/** Whether somebody else changed the text since the file was made, or may have done. */
function isConflicting(
  entry: CopyEntry | undefined,
  base: TextBase | undefined,
  by: string,
): boolean {
  if (base) return base.version !== (entry?.version ?? 0);
  return entry !== undefined && entry.draft !== null && entry.changedBy !== by;
}
