const LONGEST = 80;

/** A name that came off the wire, safe for a log line: quoted, on one line, not too long. */
export function quote(name: string): string {
  return JSON.stringify(name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name);
}
