/** A key: two or more parts separated by dots. */
export const COPY_KEY_PATTERN = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$/;

/** The part of a key before its first dot. */
export function prefixOf(key: string): string {
  return key.split('.', 1)[0] ?? '';
}
