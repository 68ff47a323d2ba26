/** What a decoder puts in the place of bytes that are no character. */
const REPLACEMENT = '\ufffd';

/** No text has any but these: others come from bytes that were read as characters that they are not. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/**
 * What is wrong with a text that was read with another encoding than it was written in, and what to
 * do about it; undefined for a text that is whole.
 */
export function damageOf(text: string): string | undefined {
  if (text.includes(REPLACEMENT)) {
    return (
      `The text holds "${REPLACEMENT}" where a character was lost, since a file was read in another ` +
      `encoding than it was saved in. Type the character again; ${SAVE}`
    );
  }
  const [control] = CONTROL.exec(text) ?? [];
  if (control === undefined) return undefined;
  return (
    `The text holds the control character ${nameOf(control)}, which users cannot read. Mostly a file was read in ` +
    `another encoding than it was saved in. Type what belongs there, or take it out; ${SAVE}`
  );
}

const SAVE = 'save files as UTF-8 (in Excel as "CSV UTF-8").';

function nameOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
