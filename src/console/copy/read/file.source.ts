export const SHEET_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** How a file stands in a request: as text, or as its bytes. */
export const FILE_ENCODINGS = ['text', 'base64'] as const;
export type FileEncoding = (typeof FILE_ENCODINGS)[number];

/** A file as it was sent. */
export interface FileSource {
  readonly format: SheetFormat;
  readonly content: string;
  /** Absent: base64 for xlsx, text for all others. */
  readonly encoding?: FileEncoding | undefined;
}
