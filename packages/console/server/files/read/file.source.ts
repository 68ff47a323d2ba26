export const SHEET_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** Encodings of a file in a request: text, or bytes in base64. */
export const FILE_ENCODINGS = ['text', 'base64'] as const;
export type FileEncoding = (typeof FILE_ENCODINGS)[number];

/** A file as sent by the client. */
export interface FileSource {
  readonly format: SheetFormat;
  readonly content: string;
  /** Default: base64 for xlsx, otherwise text. */
  readonly encoding?: FileEncoding | undefined;
}
