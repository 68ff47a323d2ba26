/** A JSON value that nobody can change. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type PlainObject = Readonly<Record<string, unknown>>;

/** Deeper than this is a mistake: data of elements is a few levels deep. */
const MAX_JSON_DEPTH = 64;
/** More values than this in one piece of data are a mistake as well. */
const MAX_VALUES = 100_000;

/** Whether a value can have keys of its own. */
export function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** Whether a value is an array; asking a proxy that was revoked throws. */
function isList(value: unknown): value is unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** A key's own value; undefined for what was inherited, and for a getter that throws. */
export function getOwn(object: object, key: string): unknown {
  try {
    return Object.hasOwn(object, key) ? (object as PlainObject)[key] : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an object has a key of its own; not one that cannot be asked. */
export function hasOwn(object: object, key: string): boolean {
  try {
    return Object.hasOwn(object, key);
  } catch {
    return false;
  }
}

/** The keys of an object; none for one that cannot be asked. */
export function safeKeys(object: object): string[] {
  try {
    return Object.keys(object);
  } catch {
    return [];
  }
}

/** A longer array may be sparse, and then hardly anything of it is there. */
const MAX_DENSE_LENGTH = 10_000;

/** The items of an array, without holes; none for anything else. */
export function safeItems(value: unknown): unknown[] {
  if (!isList(value)) return [];
  try {
    return value.length <= MAX_DENSE_LENGTH ? readDenseItems(value) : Object.values(value);
  } catch {
    return safeKeys(value).map((key) => getOwn(value, key)); // an item that throws when it is read
  }
}

function readDenseItems(list: readonly unknown[]): unknown[] {
  const items: unknown[] = [];
  for (let index = 0; index < list.length; index++) {
    if (index in list) items.push(list[index]);
  }
  return items;
}

/**
 * A frozen copy of a value as JSON would carry it; undefined for what has no JSON form. A circle
 * ends where it closes; what is deeper than 64 levels, or after 100,000 values, is null.
 */
export function toJson(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null
    ? new JsonCopier().copy(value)
    : toJsonScalar(value);
}

function toJsonScalar(value: unknown): Json | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value + 0 : null;
    case 'bigint':
      return String(value);
    default:
      return value === null ? null : undefined;
  }
}

/** Copies one value, which may be circular, or refer to the same thing over and over. */
class JsonCopier {
  readonly #ancestors: object[] = [];
  #left = MAX_VALUES;

  copy(value: unknown): Json | undefined {
    if (typeof value !== 'object' || value === null) return toJsonScalar(value);
    const isTooMuch = this.#ancestors.length >= MAX_JSON_DEPTH || --this.#left < 0;
    if (isTooMuch || this.#ancestors.includes(value)) return null;
    this.#ancestors.push(value);
    const copy = this.#copyObject(value);
    this.#ancestors.pop();
    return copy;
  }

  #copyObject(value: object): Json | undefined {
    const given = callToJson(value);
    if (given !== value) return this.copy(given);
    if (isList(value)) {
      return Object.freeze(safeItems(value).map((item) => this.copy(item) ?? null));
    }
    const copy: Record<string, Json> = {};
    for (const key of safeKeys(value)) {
      const item = this.copy(getOwn(value, key));
      if (item !== undefined) defineKey(copy, key, item);
    }
    return Object.freeze(copy);
  }
}

/** Sets a key, of which `__proto__` is one like any other. */
export function defineKey(object: object, key: string, value: unknown): void {
  if (key !== '__proto__') (object as Record<string, unknown>)[key] = value;
  else {
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
}

/** What the value says of itself, which is how a Date becomes a text. */
function callToJson(value: object): unknown {
  try {
    const { toJSON } = value as { toJSON?: unknown };
    return typeof toJSON === 'function' ? toJSON.call(value) : value;
  } catch {
    return null;
  }
}
