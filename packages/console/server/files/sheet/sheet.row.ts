/** The texts of a key in a file. */
export interface SheetRow {
  /**
   * Row number as a spreadsheet shows it, where the header is 1; for JSON the position of the key.
   */
  readonly row: number;
  /** Name of the sheet, if several sheets of a workbook are read. */
  readonly sheet?: string;
  readonly key: string;
  /** Texts by language. Empty cells are absent, because they change nothing. */
  readonly texts: ReadonlyMap<string, string>;
  /** State of the texts when the file was exported; null if the file does not contain it. */
  readonly bases: ReadonlyMap<string, TextBase> | null;
  /** Multi-line cells in other columns, which may have swallowed rows. */
  readonly ignored?: readonly PositionedText[];
}

export interface PositionedText {
  readonly text: string;
  /** Column, zero-based. */
  readonly column: number;
}

/** Layout of the rows of a CSV file. */
export interface RowLayout {
  readonly separator: string;
  /** Column of the keys, zero-based. */
  readonly key: number;
  /**
   * Minimum number of cells of a row: up to the last named column. The maximum is the width of the
   * header.
   */
  readonly minCells: number;
  readonly maxCells: number;
  /** Columns of texts, by language. */
  readonly columns: ReadonlyMap<string, number>;
}

/** State of a text when the file was exported. */
export interface TextBase {
  readonly version: number;
  /** Whether the file contains the published text although there was a draft. */
  readonly isPublished: boolean;
}

/** A row, or a text in it, that is not imported. */
export interface RefusedRow {
  /** Row number as a spreadsheet shows it. */
  readonly row: number;
  readonly key: string;
  /** Null if the whole row is refused. */
  readonly language: string | null;
  readonly reason: string;
}

/** The rows of a file, with problems and notices. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
  /** Rows and texts that cannot be read. */
  readonly refused: readonly RefusedRow[];
  /** Messages for the user, e.g. ignored columns. */
  readonly notices: readonly string[];
  /** Only for CSV, where an unclosed quotation mark can merge rows. */
  readonly layout?: RowLayout;
}
