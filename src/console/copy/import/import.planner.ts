import { Breather } from '../sheet/breather.js';
import { isErrorWord } from '../sheet/error.word.js';
import type { RefusedRow, RowLayout, Sheet, SheetRow } from '../sheet/sheet.row.js';
import { planCell } from './cell.plan.js';
import type { ImportGround } from './import.ground.js';
import type { ImportPlan, PlannedChange, PlannedConflict } from './import.plan.js';
import { swallowedRow } from './swallowed.row.js';

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
  const plan = new PlanDraft(sheet.layout);
  const breather = new Breather();
  const twins = new TwinFinder();
  for (const [at, row] of sheet.rows.entries()) {
    const reason = refusalOfRow(row, twins.before(row), ground);
    if (reason === undefined) plan.add(row, ground);
    else plan.refuse(row, null, reason);
    if (!breather.isDue) continue;
    planned(at + 1);
    await breather.pause();
  }
  const { unchanged, changes, conflicts } = plan;
  const refused = refusedOf(sheet, plan.refused);
  const rows = sheet.rows.length;
  return { rows, unchanged, changes, conflicts, refused, notices: sheet.notices };
}

/** Rows of one key may lie apart, as a sheet for each language has them; not two texts of a language. */
class TwinFinder {
  readonly #rowsOfKey = new Map<string, SheetRow[]>();

  /** The row before that holds a text of the same key and language. */
  before(row: SheetRow): SheetRow | undefined {
    const rows = this.#rowsOfKey.get(row.key) ?? [];
    const languages = [...row.texts.keys()];
    const twin = rows.find(({ texts }) => languages.some((language) => texts.has(language)));
    // At most one row for each language remains, however many rows have the key.
    if (!twin && languages.length > 0) this.#rowsOfKey.set(row.key, [...rows, row]);
    return twin;
  }
}

class PlanDraft {
  unchanged = 0;
  readonly changes: PlannedChange[] = [];
  readonly conflicts: PlannedConflict[] = [];
  readonly refused: RefusedRow[] = [];

  constructor(private readonly layout: RowLayout | undefined) {}

  add(row: SheetRow, ground: ImportGround): void {
    const { key, texts, bases, ignored = [] } = row;
    for (const cell of ignored) {
      const swallowed = this.layout && swallowedRow(cell, this.layout, ground);
      if (swallowed !== undefined) return this.refuse(row, null, swallowed);
    }
    for (const [language, text] of texts) {
      const base = bases === null ? undefined : (bases.get(language) ?? UNWRITTEN);
      const cell = planCell({ key, language, text }, base, ground);
      const faulty = this.layout && csvFault(language, text, this.layout, ground);
      if (cell === 'unchanged') this.unchanged += 1;
      else if (faulty !== undefined) this.refuse(row, language, faulty);
      else if ('change' in cell) this.changes.push(cell.change);
      else if ('conflict' in cell) this.conflicts.push(cell.conflict);
      else this.refuse(row, language, cell.reason);
    }
  }

  refuse({ row, sheet, key }: SheetRow, language: string | null, reason: string): void {
    const words = sheet === undefined ? reason : `Sheet "${sheet}": ${reason}`;
    this.refused.push({ row, key: shownKey(key), language, reason: words });
  }
}

/** Why a cell of a CSV file is not what it was in the spreadsheet. */
function csvFault(
  language: string,
  text: string,
  layout: RowLayout,
  ground: ImportGround,
): string | undefined {
  if (isErrorWord(text)) {
    return `The cell shows the error ${text.trim().slice(0, 20)}. Type what users shall read.`;
  }
  const at = layout.columns.get(language);
  return at === undefined ? undefined : swallowedRow({ text, at }, layout, ground);
}

/** What a language was that the version cell does not name. */
const UNWRITTEN = { version: 0, isPublished: false };

function refusalOfRow(
  { key, sheet }: SheetRow,
  before: SheetRow | undefined,
  ground: ImportGround,
): string | undefined {
  if (key === '') return 'The row has texts and no key. Add the key, or delete the row.';
  if (before !== undefined) {
    const where = before.sheet === sheet ? '' : ` of the sheet "${before.sheet}"`;
    return `Row ${before.row}${where} has the same key and a text in the same language. Keep one of the two.`;
  }
  const state = ground.stateOf(key);
  if (state === 'trash') return 'The key is in the trash. Restore it first.';
  if (state === undefined) {
    return 'No code and no text has this key. Correct the key; developers add keys in code.';
  }
  return undefined;
}

/** What the reader refused and what the plan does, in the order of the file. */
function refusedOf({ refused }: Sheet, planned: readonly RefusedRow[]): readonly RefusedRow[] {
  const all = refused.map((one) => ({ ...one, key: shownKey(one.key) }));
  return [...all, ...planned].toSorted((a, b) => a.row - b.row);
}

/** A key of a file can be as long as the file. */
function shownKey(key: string): string {
  return key.length > 200 ? `${key.slice(0, 200)}…` : key;
}
