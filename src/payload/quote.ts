const LONGEST_NAME = 80;
const LONGEST_TEXT = 8_000;

/** A name that came off the wire, safe for a log line: quoted, on one line, not too long. */
export function quote(name: string): string {
  return JSON.stringify(clip(name, LONGEST_NAME));
}

/** A text that may be of any length, cut to what a log line bears. */
export function clip(text: string, longest = LONGEST_TEXT): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
