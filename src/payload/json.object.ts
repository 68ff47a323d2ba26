/** A parsed JSON object. Its keys may have any name, so read them with {@link read}. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads an own key. A key that JSON did not carry is never found on a prototype, so a name such
 * as `constructor` is absent unless it was sent.
 */
export function read(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function readObject(object: JsonObject, key: string): JsonObject {
  const value = read(object, key);
  return isJsonObject(value) ? value : {};
}

/** A string or a number as a string; anything else is absent. */
export function readScalar(object: JsonObject, key: string): string | undefined {
  const value = read(object, key);
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}
