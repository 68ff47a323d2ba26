/** What a file says about one key. */
export interface SheetRow {
  /** Its number as a spreadsheet shows it, the header being 1; for JSON the position of the key. */
  readonly row: number;
  /** The sheet of a workbook that it is on, where texts of several sheets are read. */
  readonly sheet?: string;
  readonly key: string;
  /** Texts by language, blank ones left out: an empty cell changes nothing. */
  readonly texts: ReadonlyMap<string, string>;
  /** What the texts were when the file was made; absent when the file does not say. */
  readonly bases: ReadonlyMap<string, TextBase> | null;
  /** Cells of several lines that are not read: rows may have been swallowed by them. */
  readonly ignored?: readonly PositionedText[];
}

export interface PositionedText {
  readonly text: string;
  /** Its column, from 0. */
  readonly column: number;
}

/** How the rows of a CSV file are written. */
export interface RowLayout {
  readonly separator: string;
  /** The column of the keys, from 0. */
  readonly key: number;
  /** How many cells a row has: those with a name at least, and all of the first row at most. */
  readonly minCells: number;
  readonly maxCells: number;
  /** The columns of texts, by language. */
  readonly columns: ReadonlyMap<string, number>;
}

/** The state that a text had when a file was made. */
export interface TextBase {
  readonly version: number;
  /** The file holds the published text although there was a draft. */
  readonly isPublished: boolean;
}

/** A row of a file, or a text of it, that is not imported. */
export interface RefusedRow {
  /** As the spreadsheet shows it. */
  readonly row: number;
  readonly key: string;
  /** Null when it is about all of the row. */
  readonly language: string | null;
  readonly reason: string;
}

/** Rows of a file as they are read, and what was noticed on the way. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
  /** What could not be read as it is meant. */
  readonly refused: readonly RefusedRow[];
  /** For people, e.g. columns that mean nothing here. */
  readonly notices: readonly string[];
  /** Of a CSV file, whose rows can run into one another. */
  readonly layout?: RowLayout;
}
