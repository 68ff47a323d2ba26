import { safeItems, isObject, toJson, type PlainObject } from './safe.json.js';

/** Parses a loosely typed value. Protocol 3.1. */
export type ValueParser<T> = (value: unknown) => T;

/** A string; numbers and booleans are converted. */
export const optionalText: ValueParser<string | undefined> = (value) => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

export const text =
  (fallback = ''): ValueParser<string> =>
  (value) =>
    optionalText(value) ?? fallback;

/** A finite number; strings such as `"1.67"` are converted, and -0 becomes 0. */
export const optionalNumber: ValueParser<number | undefined> = (value) => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number + 0 : undefined;
};

export const number =
  (fallback: number): ValueParser<number> =>
  (value) =>
    optionalNumber(value) ?? fallback;

/** A boolean; `"False"`, `"true"`, 0 and 1 are converted. */
export const optionalBoolean: ValueParser<boolean | undefined> = (value) => {
  if (typeof value === 'boolean') return value;
  const lowerCase = String(optionalText(value)).trim().toLowerCase();
  if (lowerCase === 'true' || lowerCase === '1') return true;
  return lowerCase === 'false' || lowerCase === '0' ? false : undefined;
};

export const boolean: ValueParser<boolean> = (value) => optionalBoolean(value) ?? false;

/** A boolean that the wire writes as 0 or 1. */
export const flag: ValueParser<0 | 1> = (value) => (optionalBoolean(value) ? 1 : 0);

/** A string or a number, unconverted. */
export const optionalId: ValueParser<string | number | undefined> = (value) =>
  typeof value === 'number' ? optionalNumber(value) : optionalText(value);

/** A constant, whatever the value is. */
export const constant =
  <const T>(value: T): ValueParser<T> =>
  () =>
    value;

/** A list; items that cannot be parsed are omitted. */
export const list =
  <T>(parseItem: ValueParser<T | undefined>): ValueParser<readonly T[]> =>
  (value) => {
    const items: T[] = [];
    for (const item of safeItems(value)) {
      const parsed = parseItem(item);
      if (parsed !== undefined) items.push(parsed);
    }
    return Object.freeze(items);
  };

export const texts: ValueParser<readonly string[]> = list(optionalText);

/** An object with any keys and values, as an immutable JSON copy. */
export const optionalRecord: ValueParser<PlainObject | undefined> = (value) => {
  const copy = isObject(value) ? toJson(value) : undefined;
  return isObject(copy) ? copy : undefined;
};

const EMPTY: PlainObject = Object.freeze({});
export const record: ValueParser<PlainObject> = (value) => optionalRecord(value) ?? EMPTY;

/** An object; undefined for other values. */
export const optional =
  <T>(parseObject: ValueParser<T>): ValueParser<T | undefined> =>
  (value) =>
    isObject(value) ? parseObject(value) : undefined;
