/** An immutable JSON value. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type PlainObject = Readonly<Record<string, unknown>>;

/** Limits the depth. Data of elements is a few levels deep. */
const MAX_JSON_DEPTH = 64;
/** Limits the number of values. */
const MAX_VALUES = 100_000;

/** Whether a value is an object other than an array. */
export function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** Whether a value is an array. `Array.isArray` throws for a revoked proxy. */
function isList(value: unknown): value is unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** The value of an own key; undefined for an inherited key and for a getter that throws. */
export function getOwn(object: object, key: string): unknown {
  try {
    return Object.hasOwn(object, key) ? (object as PlainObject)[key] : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an object has an own key; false for a proxy that throws. */
export function hasOwn(object: object, key: string): boolean {
  try {
    return Object.hasOwn(object, key);
  } catch {
    return false;
  }
}

/** The keys of an object; empty for a proxy that throws. */
export function safeKeys(object: object): string[] {
  try {
    return Object.keys(object);
  } catch {
    return [];
  }
}

/** Longer arrays may be sparse, so only their existing items are visited. */
const MAX_DENSE_LENGTH = 10_000;

/** The items of an array, without holes; empty for other values. */
export function safeItems(value: unknown): unknown[] {
  if (!isList(value)) return [];
  try {
    return value.length <= MAX_DENSE_LENGTH ? readDenseItems(value) : Object.values(value);
  } catch {
    return safeKeys(value).map((key) => getOwn(value, key)); // an item with a getter that throws
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
 * A frozen copy of a value with JSON's semantics; undefined for a value without a JSON form.
 * Circular references, levels below the 64th and values after the 100,000th become null.
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

/** Copies one value, which may have circular or repeated references. */
class JsonCopier {
  readonly #ancestors: object[] = [];
  #remainingValues = MAX_VALUES;

  copy(value: unknown): Json | undefined {
    if (typeof value !== 'object' || value === null) return toJsonScalar(value);
    const exceedsLimits = this.#ancestors.length >= MAX_JSON_DEPTH || --this.#remainingValues < 0;
    if (exceedsLimits || this.#ancestors.includes(value)) return null;
    this.#ancestors.push(value);
    const copy = this.copyObject(value);
    this.#ancestors.pop();
    return copy;
  }

  private copyObject(value: object): Json | undefined {
    const json = callToJson(value);
    if (json !== value) return this.copy(json);
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

/** Sets a key; `__proto__` becomes an ordinary own key. */
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

/** Applies `toJSON`, for example of a Date; null if it throws. */
function callToJson(value: object): unknown {
  try {
    const { toJSON } = value as { toJSON?: unknown };
    return typeof toJSON === 'function' ? toJSON.call(value) : value;
  } catch {
    return null;
  }
}
