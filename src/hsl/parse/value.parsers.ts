import { safeItems, isObject, toJson, type PlainObject } from './safe.json.js';

/** Reads a value as a type, in whatever looseness it was sent. Protocol 3.1. */
export type ValueParser<T> = (value: unknown) => T;

/** A text; numbers and booleans are written out. */
export const optionalText: ValueParser<string | undefined> = (value) => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

export const text =
  (fallback = ''): ValueParser<string> =>
  (value) =>
    optionalText(value) ?? fallback;

/** A number; texts such as `"1.67"` are read. Neither infinite nor NaN nor a negative zero. */
export const optionalNumber: ValueParser<number | undefined> = (value) => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number + 0 : undefined;
};

export const number =
  (fallback: number): ValueParser<number> =>
  (value) =>
    optionalNumber(value) ?? fallback;

/** A boolean; `"False"`, `"true"`, 0 and 1 are read. */
export const optionalBoolean: ValueParser<boolean | undefined> = (value) => {
  if (typeof value === 'boolean') return value;
  const word = String(optionalText(value)).trim().toLowerCase();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : undefined;
};

export const boolean: ValueParser<boolean> = (value) => optionalBoolean(value) ?? false;

/** A boolean that the wire writes as 0 or 1. */
export const flag: ValueParser<0 | 1> = (value) => (optionalBoolean(value) ? 1 : 0);

/** A text or a number, as it was sent. */
export const optionalId: ValueParser<string | number | undefined> = (value) =>
  typeof value === 'number' ? optionalNumber(value) : optionalText(value);

/** Always the same. */
export const constant =
  <const T>(value: T): ValueParser<T> =>
  () =>
    value;

/** A list; what its items cannot be read as is left out. */
export const list =
  <T>(read: ValueParser<T | undefined>): ValueParser<readonly T[]> =>
  (value) => {
    const items: T[] = [];
    for (const item of safeItems(value)) {
      const found = read(item);
      if (found !== undefined) items.push(found);
    }
    return Object.freeze(items);
  };

export const texts: ValueParser<readonly string[]> = list(optionalText);

/** Whatever keys and values were sent. */
export const optionalRecord: ValueParser<PlainObject | undefined> = (value) => {
  const copy = isObject(value) ? toJson(value) : undefined;
  return isObject(copy) ? copy : undefined;
};

const EMPTY: PlainObject = Object.freeze({});
export const record: ValueParser<PlainObject> = (value) => optionalRecord(value) ?? EMPTY;

/** What is an object, or not there at all. */
export const optional =
  <T>(read: ValueParser<T>): ValueParser<T | undefined> =>
  (value) =>
    isObject(value) ? read(value) : undefined;
