import { Breather } from '../sheet/breather.js';
import type { Sheet, SheetRow } from '../sheet/sheet.row.js';
import { planCell } from './cell.plan.js';
import type { ImportGround } from './import.ground.js';
import type { ImportPlan, PlannedChange, PlannedConflict, RefusedRow } from './import.plan.js';

/**
 * Tells what an import of a file would do, and lets others run meanwhile.
 *
 * @param planned is told after some rows how many are done
 */
export async function planImport(
  sheet: Sheet,
  ground: ImportGround,
  planned: (rows: number) => void = () => undefined,
): Promise<ImportPlan> {
  const plan = new PlanDraft();
  plan.refused.push(...sheet.strangers.map(strangerOf));
  const breather = new Breather();
  const rowOfKey = new Map<string, number>();
  for (const [at, row] of sheet.rows.entries()) {
    const reason = refusalOfRow(row, rowOfKey.get(row.key), ground);
    if (reason === undefined) plan.add(row, ground);
    else plan.refused.push({ row: row.row, key: shownKey(row.key), language: null, reason });
    if (!rowOfKey.has(row.key)) rowOfKey.set(row.key, row.row);
    if (!breather.isDue) continue;
    planned(at + 1);
    await breather.pause();
  }
  const { unchanged, changes, conflicts, refused } = plan;
  const rows = sheet.rows.length;
  return { rows, unchanged, changes, conflicts, refused, notices: sheet.notices };
}

class PlanDraft {
  unchanged = 0;
  readonly changes: PlannedChange[] = [];
  readonly conflicts: PlannedConflict[] = [];
  readonly refused: RefusedRow[] = [];

  add({ row, key, texts, bases }: SheetRow, ground: ImportGround): void {
    for (const [language, text] of texts) {
      const base = bases === null ? undefined : (bases.get(language) ?? UNWRITTEN);
      const cell = planCell({ key, language, text }, base, ground);
      if (cell === 'unchanged') this.unchanged += 1;
      else if ('change' in cell) this.changes.push(cell.change);
      else if ('conflict' in cell) this.conflicts.push(cell.conflict);
      else this.refused.push({ row, key, language, reason: cell.reason });
    }
  }
}

/** What a language was that the version cell does not name. */
const UNWRITTEN = { version: 0, isPublished: false };

function refusalOfRow(
  { key }: SheetRow,
  before: number | undefined,
  ground: ImportGround,
): string | undefined {
  if (key === '') return 'The row has texts and no key. Add the key, or delete the row.';
  if (before !== undefined) {
    return `Row ${before} has the same key. Keep one of the two rows.`;
  }
  const state = ground.stateOf(key);
  if (state === 'trash') return 'The key is in the trash. Restore it first.';
  if (state === undefined) {
    return 'No code and no text has this key. Correct the key; developers add keys in code.';
  }
  return undefined;
}

function strangerOf(language: string): RefusedRow {
  const reason = `The language ${language} is not edited here. Add it on the page of messages first.`;
  return { row: 1, key: '', language, reason };
}

/** A key of a file can be as long as the file. */
function shownKey(key: string): string {
  return key.length > 200 ? `${key.slice(0, 200)}…` : key;
}
