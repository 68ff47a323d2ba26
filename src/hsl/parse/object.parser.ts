import { brand, getBrand } from './parser.brand.js';
import {
  defineKey,
  hasOwn,
  isObject,
  safeKeys,
  getOwn,
  toJson,
  type PlainObject,
} from './safe.json.js';
import type { ValueParser } from './value.parsers.js';

const EMPTY_OBJECT = {};

/** How each key of an object is read, in the order in which the wire has them. */
export type FieldParsers<T> = {
  readonly [Key in keyof T]-?: ValueParser<
    Pick<T, Key> extends Required<Pick<T, Key>> ? T[Key] : T[Key] | undefined
  >;
};

/** Reads objects; `wired` those that a builder made, of known keys alone and with no surprises. */
export interface ObjectParser<T> extends ValueParser<T> {
  readonly parseTrusted: (wire: object) => T;
}

/**
 * A reader of objects: known keys in their order and their types, then all others untouched. What
 * it returns is frozen, and known again: a part that was built is not read anew when the whole is
 * built from it.
 *
 * @param aliases other names of keys that were seen on the wire
 */
export function createObjectParser<T extends object>(
  shape: FieldParsers<T>,
  aliases: Readonly<Record<string, keyof T & string>> = {},
): ObjectParser<T> {
  const aliasOf = new Map(Object.entries(aliases).map(([alias, key]) => [key, alias]));
  const readers = Object.entries(shape).map(([key, read]) => ({
    key,
    read: read as ValueParser<unknown>,
    alias: aliasOf.get(key as keyof T & string),
  }));
  const known = new Set([...Object.keys(shape), ...Object.keys(aliases)]);

  const reader: ValueParser<T> = (value) => {
    const source = isObject(value) ? value : EMPTY_OBJECT;
    if (getBrand(source) === reader) return source as T;
    const result: Record<string, unknown> = {};
    let unread = safeKeys(source).length;
    for (const { key, read, alias } of readers) {
      const sent = getOwn(source, key);
      if (sent !== undefined || hasOwn(source, key)) unread--;
      const found = read(sent === undefined && alias ? getOwn(source, alias) : sent);
      if (found !== undefined) result[key] = found;
    }
    if (unread > 0) copyUnknownKeys(result, source, known);
    return Object.freeze(brand(result, reader)) as T;
  };
  const parseTrusted = (wire: object): T => {
    const result: Record<string, unknown> = {};
    for (const { key, read } of readers) {
      const found = read((wire as PlainObject)[key]);
      if (found !== undefined) result[key] = found;
    }
    return Object.freeze(brand(result, reader)) as T;
  };
  return Object.assign(reader, { parseTrusted });
}

function copyUnknownKeys(result: object, source: object, known: ReadonlySet<string>): void {
  for (const key of safeKeys(source)) {
    const extra = known.has(key) ? undefined : toJson(getOwn(source, key));
    if (extra !== undefined) defineKey(result, key, extra);
  }
}
