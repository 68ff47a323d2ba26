/** Characters that leave something to be seen, most of them in one range. */
const PRINTABLE_ASCII = /[!-~]/;

/**
 * What a user does not see beside white space and controls, for a class of a regular expression: what
 * Unicode wants no trace of (zero-width characters, marks of direction, variation selectors, soft hyphens,
 * Hangul fillers, tags), and fillers that are letters or symbols by their category: blank Braille, the
 * object replacement character, annotation and hieroglyph controls, the Khitan filler, the null
 * notehead.
 */
export const INVISIBLE_CHARACTERS = String.raw`\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffc\u{13430}-\u{1343f}\u{16fe4}\u{1d159}`;

/** One character that a user sees. */
const VISIBLE = new RegExp(String.raw`[^\s\p{Cc}${INVISIBLE_CHARACTERS}]`, 'u');

/**
 * Whether a user reads nothing of a text: it is empty, or holds nothing but characters that are not
 * seen. Joiners and selectors inside of words and emoji count for nothing, as they should.
 */
export function isBlank(text: string): boolean {
  return !PRINTABLE_ASCII.test(text.charAt(0)) && !VISIBLE.test(text);
}
