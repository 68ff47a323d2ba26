import type { ImportPreviewJson } from '../../api/contract.js';
import { countByLanguage, type PublishCount, totalOf } from '../../publishing/publish.count.js';
import { isConflictSelected, type ConflictSelection } from './conflict.selection.js';

/** The number of texts of each language that go live if the import is published. */
export function importPublishCounts(
  preview: ImportPreviewJson,
  selection: ConflictSelection,
): readonly PublishCount[] {
  const { languages, conflicts } = preview;
  const chosen = countByLanguage(
    conflicts.first
      .filter(
        (one) =>
          selection !== 'all' && isConflictSelected(selection, one) && one.after !== one.before,
      )
      .map(({ language, isNew }) => ({ language, isNew })),
  );
  return languages
    .map(({ language, changes, conflicts: all }) => {
      const more = selection === 'all' ? all : chosen.find((one) => one.language === language);
      const added = changes.added + (more?.added ?? 0);
      return { language, added, changed: changes.changed + (more?.changed ?? 0) };
    })
    .filter((one) => totalOf([one]) > 0);
}
