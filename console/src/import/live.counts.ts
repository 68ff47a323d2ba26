import type { ImportPreview } from '../api/contract.js';
import { countLive, type LiveCount, liveTotal } from '../publishing/live.count.js';
import { isTaken, type Taken } from './taken.conflicts.js';

/** How many texts of each language go live when the import is published. */
export function liveCounts(preview: ImportPreview, taken: Taken): readonly LiveCount[] {
  const { languages, conflicts } = preview;
  const chosen = countLive(
    conflicts.first
      .filter((one) => taken !== 'all' && isTaken(taken, one) && one.after !== one.before)
      .map(({ language, isNew }) => ({ language, isNew })),
  );
  return languages
    .map(({ language, changes, conflicts: all }) => {
      const more = taken === 'all' ? all : chosen.find((one) => one.language === language);
      const added = changes.added + (more?.added ?? 0);
      return { language, added, changed: changes.changed + (more?.changed ?? 0) };
    })
    .filter((one) => liveTotal([one]) > 0);
}
