const LONGEST_NAME = 80;
export const LONGEST_TEXT = 8_000;

/** A name that came off the wire, safe for a log line: quoted, on one line, not too long. */
export function quote(name: string): string {
  return JSON.stringify(clip(name, LONGEST_NAME)).replaceAll(
    /[\u007f-\u009f\u2028\u2029]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A text that may be of any length, cut to what a log line bears. */
export function clip(text: string, longest = LONGEST_TEXT): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
