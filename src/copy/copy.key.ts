/** What a key looks like: at least two parts with a dot between. */
export const COPY_KEY_PATTERN = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$/;

/** What stands before the first dot of a key. */
export function prefixOf(key: string): string {
  return key.split('.', 1)[0] ?? '';
}
