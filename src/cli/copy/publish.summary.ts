import type { PushPreview } from './pushed.preview.js';

/** What goes live when a push is published. */
export interface PublishSummary {
  readonly total: number;
  /** A line for each language. */
  readonly summary: string;
}

/** @param isOverwriting whether conflicts are written, too */
export function summarizePublish(
  { languages }: PushPreview,
  isOverwriting: boolean,
): PublishSummary {
  const live = languages.map(({ language, changes, conflicts }) => {
    const taken = isOverwriting ? conflicts : { added: 0, changed: 0 };
    const added = changes.added + taken.added;
    const changed = changes.changed + taken.changed;
    return { language, added, changed, total: added + changed };
  });
  const total = live.reduce((sum, one) => sum + one.total, 0);
  const lines = live.map(
    (one) => `  ${one.language}: ${one.total} (${one.added} new, ${one.changed} changed)`,
  );
  return { total, summary: [`${total} texts would go live at once:`, ...lines, ''].join('\n') };
}
