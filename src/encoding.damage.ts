/** Decoders substitute it for invalid bytes. */
const REPLACEMENT_CHARACTER = '\ufffd';

/**
 * Control characters and noncharacters, which do not occur in texts. They result from decoding bytes
 * in the wrong encoding.
 */
const CONTROL_CHARACTER = /[^\P{Cc}\t\n\r]|\p{Noncharacter_Code_Point}/u;

/**
 * Describes the damage of a text that was decoded in the wrong encoding, and the cure; undefined for
 * an undamaged text.
 */
export function describeEncodingDamage(text: string): string | undefined {
  if (text.includes(REPLACEMENT_CHARACTER)) {
    return (
      `The text contains "${REPLACEMENT_CHARACTER}" in place of a lost character, since a file was read in another ` +
      `encoding than it was saved in. Type the character again; ${SAVE_AS_UTF8}`
    );
  }
  const [control] = CONTROL_CHARACTER.exec(text) ?? [];
  if (control === undefined) return undefined;
  return (
    `The text contains the ${describeCharacter(control)} ${formatCodePoint(control)}, which users cannot read. The usual cause is a ` +
    `file that was read in another encoding than it was saved in. Replace or remove it; ${SAVE_AS_UTF8}`
  );
}

const SAVE_AS_UTF8 = 'save files as UTF-8 (in Excel as "CSV UTF-8").';

function describeCharacter(character: string): string {
  return /\p{Cc}/u.test(character) ? 'control character' : 'noncharacter';
}

function formatCodePoint(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}
