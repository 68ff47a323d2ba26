import { EventLoopYielder } from '../../common/event.loop.yielder.js';
import { isSpreadsheetError } from '../sheet/spreadsheet.errors.js';
import type { RefusedRow, RowLayout, Sheet, SheetRow } from '../sheet/sheet.row.js';
import { decideCellImport } from './cell.import.decision.js';
import type { ImportContext } from './import.context.js';
import type { ImportPlan, PlannedChange, PlannedConflict } from './import.plan.js';
import { detectSwallowedRow } from './swallowed.row.js';

/**
 * Plans an import. Yields to the event loop regularly.
 *
 * @param planned called regularly with the number of rows planned so far
 */
export async function planImport(
  sheet: Sheet,
  context: ImportContext,
  planned: (rows: number) => void = () => undefined,
): Promise<ImportPlan> {
  const plan = new ImportPlanBuilder(sheet.layout);
  const yielder = new EventLoopYielder();
  const duplicates = new DuplicateRowFinder();
  for (const [at, row] of sheet.rows.entries()) {
    const reason = validateRow(row, duplicates.findEarlier(row), context);
    if (reason === undefined) plan.add(row, context);
    else plan.refuse(row, null, reason);
    if (!yielder.shouldYield) continue;
    planned(at + 1);
    await yielder.yieldIfDue();
  }
  const { unchanged, changes, conflicts } = plan;
  const refused = mergeRefusedRows(sheet, plan.refused);
  const rows = sheet.rows.length;
  return { rows, unchanged, changes, conflicts, refused, notices: sheet.notices };
}

/**
 * A key may occur in several rows, e.g. with one sheet per language, but only once per language.
 */
class DuplicateRowFinder {
  readonly #rowsOfKey = new Map<string, SheetRow[]>();

  /** Returns an earlier row with a text of the same key and language. */
  findEarlier(row: SheetRow): SheetRow | undefined {
    const rows = this.#rowsOfKey.get(row.key) ?? [];
    const languages = [...row.texts.keys()];
    const duplicate = rows.find(({ texts }) => languages.some((language) => texts.has(language)));
    // At most one row per language is kept, however many rows have the key.
    if (!duplicate && languages.length > 0) this.#rowsOfKey.set(row.key, [...rows, row]);
    return duplicate;
  }
}

class ImportPlanBuilder {
  unchanged = 0;
  readonly changes: PlannedChange[] = [];
  readonly conflicts: PlannedConflict[] = [];
  readonly refused: RefusedRow[] = [];

  constructor(private readonly layout: RowLayout | undefined) {}

  add(row: SheetRow, context: ImportContext): void {
    const { key, texts, bases, ignored = [] } = row;
    for (const cell of ignored) {
      const swallowed = this.layout && detectSwallowedRow(cell, this.layout, context);
      if (swallowed !== undefined) return this.refuse(row, null, swallowed);
    }
    for (const [language, text] of texts) {
      const base = bases === null ? undefined : (bases.get(language) ?? UNWRITTEN_BASE);
      const cell = decideCellImport({ key, language, text }, base, context);
      const damage = this.layout && detectCsvDamage(language, text, this.layout, context);
      if (cell === 'unchanged') this.unchanged += 1;
      else if (damage !== undefined) this.refuse(row, language, damage);
      else if ('change' in cell) this.changes.push(cell.change);
      else if ('conflict' in cell) this.conflicts.push(cell.conflict);
      else this.refuse(row, language, cell.reason);
    }
  }

  refuse({ row, sheet, key }: SheetRow, language: string | null, reason: string): void {
    const message = sheet === undefined ? reason : `Sheet "${sheet}": ${reason}`;
    this.refused.push({ row, key: truncateKey(key), language, reason: message });
  }
}

/** Returns why a cell of a CSV file probably differs from the spreadsheet. */
function detectCsvDamage(
  language: string,
  text: string,
  layout: RowLayout,
  context: ImportContext,
): string | undefined {
  if (isSpreadsheetError(text)) {
    return `The cell contains the spreadsheet error ${text.trim().slice(0, 20)}. Enter the text.`;
  }
  const column = layout.columns.get(language);
  return column === undefined ? undefined : detectSwallowedRow({ text, column }, layout, context);
}

/** Base of a language that the version cell does not list. */
const UNWRITTEN_BASE = { version: 0, isPublished: false };

function validateRow(
  { key, sheet }: SheetRow,
  before: SheetRow | undefined,
  context: ImportContext,
): string | undefined {
  if (key === '') return 'The row has texts but no key. Add the key, or delete the row.';
  if (before !== undefined) {
    const where = before.sheet === sheet ? '' : ` of the sheet "${before.sheet}"`;
    return (
      `Row ${before.row}${where} has the same key and a text in the same language. Keep one ` +
      'of them.'
    );
  }
  const state = context.getState(key);
  if (state === 'trash') return 'The key is in the trash. Restore it first.';
  if (state === undefined) {
    return 'This key does not exist. Correct the key; developers add keys in code.';
  }
  return undefined;
}

/** Merges rows that the reader and the planner refused, in the order of the file. */
function mergeRefusedRows(
  { refused }: Sheet,
  planned: readonly RefusedRow[],
): readonly RefusedRow[] {
  const all = refused.map((one) => ({ ...one, key: truncateKey(one.key) }));
  return [...all, ...planned].toSorted((a, b) => a.row - b.row);
}

/** A key in a file can be of any length. */
function truncateKey(key: string): string {
  return key.length > 200 ? `${key.slice(0, 200)}…` : key;
}
