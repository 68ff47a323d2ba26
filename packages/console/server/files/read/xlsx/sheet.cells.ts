import { MAX_COLUMNS } from '../../sheet/sheet.limits.ts';
import type { Archive } from './archive.js';
import type { MergedCells } from './merged.cells.js';
import { type RawCell, parseCellReference, type SheetView } from './raw.cell.ts';
import { StruckRuns } from './struck.runs.ts';
import { parseXmlBoolean } from './workbook.parts.ts';
import { unescapeXlsx } from './xlsx.escapes.ts';
import { readXml, type XmlAttributes } from './xml.reader.ts';

/**
 * Yields the cells of a sheet row by row; empty cells may be absent.
 *
 * @param merged receives the merged ranges, which follow all rows in the file
 * @throws Error if the sheet is damaged
 */
export async function* readCells(
  archive: Archive,
  part: string,
  merged: MergedCells,
): AsyncGenerator<readonly RawCell[]> {
  const draft = new RowsBuilder(merged);
  for await (const _ of readXml(archive.read(part), draft)) {
    yield* draft.rows.splice(0);
  }
}

type CellDraft = { -readonly [Name in keyof RawCell]: RawCell[Name] };

/** Builds rows from XML events. */
class RowsBuilder {
  readonly rows: (readonly RawCell[])[] = [];
  #isData = false;
  #row = 0;
  #column = -1;
  #cells: RawCell[] = [];
  #cell: CellDraft | undefined;
  #target: 'value' | 'inline' | undefined;
  #isPhonetic = false;
  readonly #strikes = new StruckRuns();
  #isRowHidden = false;
  #view: SheetView = { showsFormulas: false, hidesZeros: false };
  readonly #hiddenColumns = new Set<number>();
  readonly #merged: MergedCells;

  constructor(merged: MergedCells) {
    this.#merged = merged;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'sheetData') this.#isData = true;
    if (name === 'col' && isHidden(attributes, 'width')) this.hideColumns(attributes);
    if (name === 'mergeCell') this.#merged.add(attributes.get('ref') ?? '');
    if (name === 'sheetView') this.#view = parseSheetView(attributes);
    if (!this.#isData) return;
    if (name === 'row') this.startRow(attributes);
    else if (name === 'c') this.startCell(attributes);
    else if (this.#cell) this.startPart(this.#cell, name, attributes);
  }

  close(name: string): void {
    if (name === 'sheetData') this.#isData = false;
    if (name === 'row' && this.#isData) this.rows.push(this.#cells);
    if (name === 'rPh') this.#isPhonetic = false;
    if (name === 'v' || name === 't') this.#target = undefined;
    this.#strikes.close(name);
    if (name !== 'c' || !this.#cell) return;
    this.#cell.isStruck = this.#strikes.end();
    if (this.#cell.inline !== undefined) this.#cell.inline = unescapeXlsx(this.#cell.inline);
    this.#cells.push(this.#cell);
    this.#cell = undefined;
  }

  text(characters: string): void {
    if (!this.#cell || !this.#target) return;
    this.#cell[this.#target] += characters;
    if (this.#target === 'inline') this.#strikes.text(characters);
  }

  private startRow(attributes: XmlAttributes): void {
    const given = Number(attributes.get('r') ?? this.#row + 1);
    if (!Number.isSafeInteger(given) || given < 1) throw new Error('invalid row number');
    this.#row = given;
    this.#column = -1;
    this.#cells = [];
    this.#isRowHidden = isHidden(attributes, 'ht');
  }

  private hideColumns(attributes: XmlAttributes): void {
    const first = Math.max(0, Number(attributes.get('min')) - 1);
    const end = Math.min(Number(attributes.get('max')), MAX_COLUMNS);
    for (let column = first; column < end; column += 1) this.#hiddenColumns.add(column);
  }

  private getHiddenBy(column: number): RawCell['hidden'] {
    if (this.#isRowHidden) return 'row';
    return this.#hiddenColumns.has(column) ? 'column' : undefined;
  }

  private startCell(attributes: XmlAttributes): void {
    const reference = attributes.get('r');
    // Some programs omit references of consecutive cells.
    const column =
      reference === undefined ? this.#column + 1 : parseCellReference(reference).column;
    this.#column = column;
    this.#cell = {
      row: this.#row,
      column,
      type: attributes.get('t') ?? 'n',
      style: Number(attributes.get('s') ?? 0),
      isFormula: false,
      view: this.#view,
      isStruck: false,
      hidden: this.getHiddenBy(column),
    };
  }

  private startPart(cell: CellDraft, name: string, attributes: XmlAttributes): void {
    this.#strikes.open(name, attributes);
    if (name === 'f') cell.isFormula = true;
    else if (name === 'rPh') this.#isPhonetic = true;
    else if (name === 'is') cell.inline = '';
    else if (name === 'v') {
      cell.value = '';
      this.#target = 'value';
    } else if (name === 't' && cell.inline !== undefined && !this.#isPhonetic)
      this.#target = 'inline';
  }
}

function parseSheetView(attributes: XmlAttributes): SheetView {
  return {
    showsFormulas: parseXmlBoolean(attributes.get('showFormulas')),
    hidesZeros: !parseXmlBoolean(attributes.get('showZeros') ?? '1'),
  };
}

/** Whether a row or column is hidden, filtered out, or has size zero. */
function isHidden(attributes: XmlAttributes, size: 'ht' | 'width'): boolean {
  return parseXmlBoolean(attributes.get('hidden')) || Number(attributes.get(size) ?? 1) === 0;
}
