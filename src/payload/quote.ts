const MAX_NAME_LENGTH = 80;
export const MAX_LOG_LENGTH = 8_000;

/** A received name for a log line: quoted, on one line, truncated, without characters that reverse what follows. */
export function quote(name: string): string {
  return JSON.stringify(truncate(name, MAX_NAME_LENGTH)).replaceAll(
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A text for a log line, truncated. */
export function truncate(text: string, maxLength = MAX_LOG_LENGTH): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
