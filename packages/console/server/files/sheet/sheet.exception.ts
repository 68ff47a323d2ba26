/** A file that cannot be read as a table of texts. The message is for users, with the cure. */
export class SheetException extends Error {
  override readonly name = 'SheetException';
}
