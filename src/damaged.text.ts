/** What a decoder puts in the place of bytes that are no character. */
const REPLACEMENT = '\ufffd';

/**
 * What is wrong with a text that was read with another encoding than it was written in, and what to
 * do about it; undefined for a text that is whole.
 */
export function damageOf(text: string): string | undefined {
  if (!text.includes(REPLACEMENT)) return undefined;
  return (
    `The text holds "${REPLACEMENT}" where a character was lost, since a file was read in another ` +
    'encoding than it was saved in. Type the character again; save files as UTF-8 (in Excel as "CSV UTF-8").'
  );
}
