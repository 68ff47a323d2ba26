/** A key: two or more parts separated by dots. */
export const COPY_KEY_PATTERN = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$/;

/** The part of a key before its first dot. */
export function prefixOf(key: string): string {
  return key.split('.', 1)[0] ?? '';
}

/** Whether a key has a prefix of whole parts: `order` and `order.` are prefixes of `order.shipped`, `ord` is not. */
export function hasKeyPrefix(key: string, prefix: string): boolean {
  return key === prefix || key.startsWith(prefix.endsWith('.') ? prefix : `${prefix}.`);
}
