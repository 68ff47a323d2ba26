import type { SheetCell, SheetRecord } from '../../sheet/sheet.cell.js';
import { UnrecognizedTableException } from '../../sheet/sheet.columns.ts';
import { SheetException } from '../../sheet/sheet.exception.ts';
import { MAX_CELLS, MAX_COLUMNS } from '../../sheet/sheet.limits.ts';
import type { Sheet } from '../../sheet/sheet.row.js';
import { readTable, type Table } from '../table.reader.ts';
import { Archive } from './archive.ts';
import { formatCell, type CellContext } from './cell.formatter.ts';
import { DecimalRounding } from './decimal.rounding.ts';
import { HiddenCells } from './hidden.cells.ts';
import { MergedCells } from './merged.cells.ts';
import { readStyles } from './number.formats.ts';
import { toCellReference, type RawCell } from './raw.cell.ts';
import { readSharedStrings } from './shared.strings.ts';
import { readCells } from './sheet.cells.ts';
import { readWorkbook, type SheetPart } from './workbook.parts.ts';

/**
 * Reads the texts of all visible sheets that have a key column. Notices name the other sheets.
 *
 * @throws SheetException if there is no such sheet, or the file is damaged or too large
 */
export async function readXlsx(bytes: Buffer, known: readonly string[]): Promise<Sheet> {
  try {
    return await new WorkbookReader(await Archive.open(bytes), known).read();
  } catch (error) {
    if (error instanceof SheetException) throw error;
    throw new SheetException(UNREADABLE_WORKBOOK, { cause: error });
  }
}

class WorkbookReader {
  readonly #archive: Archive;
  readonly #known: readonly string[];
  readonly #tables: (Table & { readonly name: string })[] = [];
  readonly #notices: string[] = [];
  #remaining = MAX_CELLS;
  #unrecognized: UnrecognizedTableException | undefined;
  #misnamed: unknown;

  constructor(archive: Archive, known: readonly string[]) {
    this.#archive = archive;
    this.#known = known;
  }

  async read(): Promise<Sheet> {
    const { sheets, strings, styles, usesDate1904 } = await readWorkbook(this.#archive);
    const context = {
      strings: await readSharedStrings(this.#archive, strings),
      styles: await readStyles(this.#archive, styles),
      usesDate1904,
      rounding: new DecimalRounding(),
    };
    for (const sheet of sheets) await this.readSheet(sheet, { ...context, sheet: sheet.name });
    if (this.#tables.length === 0) throw this.createEmptyError();
    const isSingle = this.#tables.length === 1;
    return {
      rows: this.#tables.flatMap(({ rows, name }) =>
        isSingle ? rows : rows.map((row) => ({ ...row, sheet: name })),
      ),
      refused: this.#tables.flatMap(({ refused, name }) =>
        isSingle
          ? refused
          : refused.map((row) => ({ ...row, reason: withSheetName(name, row.reason) })),
      ),
      notices: [...this.#tables.flatMap(createNotices), ...this.#notices],
    };
  }

  private async readSheet({ name, isHidden, part }: SheetPart, context: CellContext) {
    const shown = name.slice(0, 60);
    if (isHidden) {
      this.#notices.push(
        `The sheet "${shown}" is hidden and was not read. Show it in the spreadsheet to ` +
          'import it.',
      );
    }
    if (isHidden || part === undefined) return;
    try {
      const hidden = new HiddenCells();
      const merged = new MergedCells();
      const cells = readCells(this.#archive, part, merged);
      const table = await readTable(this.records(cells, context, hidden), {
        known: this.#known,
        refuseUnnamed: false,
      });
      if (!table) return;
      this.#tables.push({ ...merged.without(table, shown), name });
      this.#notices.push(...hidden.createNotices(shown));
    } catch (error) {
      if (!(error instanceof UnrecognizedTableException)) throw prefixWithSheet(error, shown);
      if (error.misnamed) this.#misnamed ??= prefixWithSheet(error, shown);
      this.#unrecognized ??= error;
      this.#notices.push(`The sheet "${shown}" was not read: ${error.misnamed ?? MISSING_COLUMNS}`);
    }
  }

  private async *records(
    cells: AsyncIterable<readonly RawCell[]>,
    context: CellContext,
    hidden: HiddenCells,
  ): AsyncGenerator<SheetRecord> {
    for await (const row of cells) {
      this.#remaining -= row.length;
      if (this.#remaining < 0) throw new Error('too many cells');
      const record = toSheetRecord(row, context);
      if (!record) continue;
      hidden.add(row, record);
      yield record;
    }
  }

  private createEmptyError(): unknown {
    const hidden = this.#notices.join(' ');
    return (
      this.#misnamed ??
      this.#unrecognized ??
      new SheetException(`The file is empty. ${hidden || 'Export texts to see an example.'}`)
    );
  }
}

function toSheetRecord(row: readonly RawCell[], context: CellContext): SheetRecord | undefined {
  const [first] = row;
  if (!first) return undefined;
  const cells: SheetCell[] = [];
  for (const cell of row) {
    const { column } = cell;
    if (cells[column] !== undefined) throw new Error('duplicate cell');
    // Skips cells beyond the limit, because a single one would create a huge sparse row.
    if (column < MAX_COLUMNS) cells[column] = formatCell(cell, context);
  }
  return { row: first.row, cells };
}

function createNotices({
  notices,
  formattedCount,
  unnamed,
  name,
}: Table & { readonly name: string }): string[] {
  const all = [...notices];
  if (formattedCount > 0) {
    all.push(
      `The sheet "${name.slice(0, 60)}" has texts that are numbers, dates or booleans to ` +
        `the spreadsheet (${formattedCount}). They are imported as an English spreadsheet ` +
        'shows them. Format the columns as Text to avoid conversions.',
    );
  }
  if (unnamed) {
    all.push(
      `The sheet "${name.slice(0, 60)}" has content in columns without a name (first in ` +
        `${toCellReference(unnamed.row, unnamed.column)}), which was not read.`,
    );
  }
  return all;
}

function prefixWithSheet(error: unknown, sheet: string): unknown {
  if (!(error instanceof SheetException)) return error;
  return new SheetException(withSheetName(sheet, error.message), { cause: error });
}

function withSheetName(sheet: string, message: string): string {
  return message.startsWith('Sheet "') ? message : `Sheet "${sheet}": ${message}`;
}

const MISSING_COLUMNS = 'the first row must name a column "key" and a column for a language.';

const UNREADABLE_WORKBOOK =
  'The file cannot be read as a spreadsheet, or is too large when unpacked. Save it as ' +
  '"Excel workbook (.xlsx)" again, without a password, or export it as CSV.';
