/** What a file may hold, so that reading it ends. A book of half a million texts is within them. */
export const MAX_ROWS = 300_000;
export const MAX_COLUMNS = 1_000;
/** Of one file, all texts together. */
export const MAX_CHARACTERS = 64 * 1_048_576;
/** Cells with something in them. */
export const MAX_CELLS = 3_000_000;
/** Of all parts of a workbook that are read. */
export const MAX_UNPACKED_BYTES = 400 * 1_048_576;
/** A row of this size is a quotation mark that is not closed. */
export const MAX_RECORD_BYTES = 4 * 1_048_576;
