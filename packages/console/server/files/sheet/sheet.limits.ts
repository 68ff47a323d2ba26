/** Limits for a file. Half a million texts are within them. */
export const MAX_ROWS = 300_000;
export const MAX_COLUMNS = 1_000;
/** Of all texts in a file. */
export const MAX_CHARACTERS = 64 * 1_048_576;
/** Non-empty cells. */
export const MAX_CELLS = 3_000_000;
/** Of all parts of a workbook that are read. */
export const MAX_UNPACKED_BYTES = 400 * 1_048_576;
/** A larger row has an unclosed quotation mark. */
export const MAX_RECORD_BYTES = 4 * 1_048_576;
