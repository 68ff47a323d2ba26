import type { PushPreview } from './pushed.preview.js';

/** Texts that a push publishes. */
export interface PublishSummary {
  readonly total: number;
  /** One line per language. */
  readonly summary: string;
}

/** @param isOverwriting whether conflicts are overwritten */
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
  return {
    total,
    summary: [`${total} texts will be published immediately:`, ...lines, ''].join('\n'),
  };
}
