/** What a file says about one key. */
export interface SheetRow {
  /** Its number as a spreadsheet shows it, the header being 1; for JSON the position of the key. */
  readonly row: number;
  readonly key: string;
  /** Texts by language, blank ones left out: an empty cell changes nothing. */
  readonly texts: ReadonlyMap<string, string>;
  /** What the texts were when the file was made; absent when the file does not say. */
  readonly bases: ReadonlyMap<string, TextBase> | null;
}

/** The state that a text had when a file was made. */
export interface TextBase {
  readonly version: number;
  /** The file holds the published text although there was a draft. */
  readonly isPublished: boolean;
}

/** Rows of a file as they are read, and what was noticed on the way. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
  /** For people, e.g. columns that mean nothing here. */
  readonly notices: readonly string[];
  /** Columns of languages that are not edited here. */
  readonly strangers: readonly string[];
}
