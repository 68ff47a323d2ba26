const MAX_NAME_LENGTH = 80;
export const MAX_LOG_LENGTH = 8_000;

/** A name from a request, safe for a log line: quoted, on one line, truncated. */
export function quote(name: string): string {
  return JSON.stringify(truncate(name, MAX_NAME_LENGTH)).replaceAll(
    /[\u007f-\u009f\u2028\u2029]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A text truncated to the maximum length of a log line. */
export function truncate(text: string, maxLength = MAX_LOG_LENGTH): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
