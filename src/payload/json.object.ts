/** A parsed JSON object. Keys can have any name, such as `constructor`. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads an own key, never one of the prototype: a name such as `constructor` is absent unless the JSON
 * contains it.
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
