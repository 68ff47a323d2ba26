/** A quick check that accepts most visible texts by their first character. */
const PRINTABLE_ASCII = /[!-~]/;

/**
 * Invisible characters other than white space and controls, for a character class of a regular
 * expression: default ignorable code points (zero-width characters, directional marks, variation
 * selectors, soft hyphens, Hangul fillers, tags), and fillers that Unicode classifies as letters or
 * symbols: blank Braille, the object replacement character, annotation and hieroglyph controls, the
 * Khitan filler, the null notehead.
 */
export const INVISIBLE_CHARACTERS = String.raw`\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffc\u{13430}-\u{1343f}\u{16fe4}\u{1d159}`;

/** One visible character. */
const VISIBLE = new RegExp(String.raw`[^\s\p{Cc}${INVISIBLE_CHARACTERS}]`, 'u');

/**
 * Whether a text is empty or contains only invisible characters. Joiners and selectors in words and
 * emoji do not count.
 */
export function isBlank(text: string): boolean {
  return !PRINTABLE_ASCII.test(text.charAt(0)) && !VISIBLE.test(text);
}
