/** What a decoder puts in the place of bytes that are no character. */
const REPLACEMENT_CHARACTER = '\ufffd';

/**
 * Controls that no text has, and what Unicode says will never be a character: they come from bytes that
 * were read as characters that they are not.
 */
const CONTROL_CHARACTER = /[^\P{Cc}\t\n\r]|\p{Noncharacter_Code_Point}/u;

/**
 * What is wrong with a text that was read with another encoding than it was written in, and what to
 * do about it; undefined for a text that is whole.
 */
export function describeEncodingDamage(text: string): string | undefined {
  if (text.includes(REPLACEMENT_CHARACTER)) {
    return (
      `The text holds "${REPLACEMENT_CHARACTER}" where a character was lost, since a file was read in another ` +
      `encoding than it was saved in. Type the character again; ${SAVE_AS_UTF8}`
    );
  }
  const [control] = CONTROL_CHARACTER.exec(text) ?? [];
  if (control === undefined) return undefined;
  return (
    `The text holds the ${kindOf(control)} ${formatCodePoint(control)}, which users cannot read. Mostly a file was read in ` +
    `another encoding than it was saved in. Type what belongs there, or take it out; ${SAVE_AS_UTF8}`
  );
}

const SAVE_AS_UTF8 = 'save files as UTF-8 (in Excel as "CSV UTF-8").';

function kindOf(character: string): string {
  return /\p{Cc}/u.test(character) ? 'control character' : 'code of no character,';
}

function formatCodePoint(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}
