/**
 * Characters that XML cannot contain or would change, and texts that look like their escape
 * `_xHHHH_`.
 */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const UNSAFE = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff]|_(?=x[\da-f]{4}_)/gi;

/** The last two code points of each plane, which the writer would drop. */
const NO_CHARACTER =
  /[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/g;

/** Escapes a text for the workbook writer, so that all characters are preserved. */
export function escapeXlsx(text: string): string {
  const safe = text
    .replaceAll(UNSAFE, escapeCharacter)
    .replaceAll(
      NO_CHARACTER,
      (pair) => escapeCharacter(pair.charAt(0)) + escapeCharacter(pair.charAt(1)),
    );
  // The writer caches texts in a plain object, where names of inherited properties count as
  // present.
  return safe in {} ? escapeCharacter(safe.charAt(0)) + safe.slice(1) : safe;
}

function escapeCharacter(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
