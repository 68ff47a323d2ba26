import { mark, makerOf } from './mark.js';
import { define, has, isObject, keysOf, own, plain, type PlainObject } from './plain.js';
import type { Read } from './values.js';

const NOTHING = {};

/** How each key of an object is read, in the order in which the wire has them. */
export type Shape<T> = {
  readonly [Key in keyof T]-?: Read<
    Pick<T, Key> extends Required<Pick<T, Key>> ? T[Key] : T[Key] | undefined
  >;
};

/** Reads objects; `wired` those that a builder made, of known keys alone and with no surprises. */
export interface ObjectRead<T> extends Read<T> {
  readonly wired: (wire: object) => T;
}

/**
 * A reader of objects: known keys in their order and their types, then all others untouched. What
 * it returns is frozen, and known again: a part that was built is not read anew when the whole is
 * built from it.
 *
 * @param aliases other names of keys that were seen on the wire
 */
export function shaped<T extends object>(
  shape: Shape<T>,
  aliases: Readonly<Record<string, keyof T & string>> = {},
): ObjectRead<T> {
  const aliasOf = new Map(Object.entries(aliases).map(([alias, key]) => [key, alias]));
  const readers = Object.entries(shape).map(([key, read]) => ({
    key,
    read: read as Read<unknown>,
    alias: aliasOf.get(key as keyof T & string),
  }));
  const known = new Set([...Object.keys(shape), ...Object.keys(aliases)]);

  const reader: Read<T> = (value) => {
    const source = isObject(value) ? value : NOTHING;
    if (makerOf(source) === reader) return source as T;
    const result: Record<string, unknown> = {};
    let unread = keysOf(source).length;
    for (const { key, read, alias } of readers) {
      const sent = own(source, key);
      if (sent !== undefined || has(source, key)) unread--;
      const found = read(sent === undefined && alias ? own(source, alias) : sent);
      if (found !== undefined) result[key] = found;
    }
    if (unread > 0) addOthers(result, source, known);
    return Object.freeze(mark(result, reader)) as T;
  };
  const wired = (wire: object): T => {
    const result: Record<string, unknown> = {};
    for (const { key, read } of readers) {
      const found = read((wire as PlainObject)[key]);
      if (found !== undefined) result[key] = found;
    }
    return Object.freeze(mark(result, reader)) as T;
  };
  return Object.assign(reader, { wired });
}

function addOthers(result: object, source: object, known: ReadonlySet<string>): void {
  for (const key of keysOf(source)) {
    const extra = known.has(key) ? undefined : plain(own(source, key));
    if (extra !== undefined) define(result, key, extra);
  }
}
