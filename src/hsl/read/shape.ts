import { define, isObject, keysOf, own, plain } from './plain.js';
import type { Read } from './values.js';

/** How each key of an object is read, in the order in which the wire has them. */
export type Shape<T> = {
  readonly [Key in keyof T]-?: Read<
    Pick<T, Key> extends Required<Pick<T, Key>> ? T[Key] : T[Key] | undefined
  >;
};

/**
 * A reader of objects: known keys in their order and their types, then all others untouched. What
 * it returns is frozen. An object that it made is recognised and returned as it is, so that
 * building from parts reads every part once.
 *
 * @param aliases other names of keys that were seen on the wire
 */
export function shaped<T extends object>(
  shape: Shape<T>,
  aliases: Readonly<Record<string, keyof T & string>> = {},
): Read<T> {
  const readers = Object.entries(shape) as [string, Read<unknown>][];
  const known = new Set([...Object.keys(shape), ...Object.keys(aliases)]);
  const others = Object.entries(aliases);
  const made = new WeakSet<object>();

  return (value) => {
    const source = isObject(value) ? value : {};
    if (made.has(source)) return source as T;
    const result: Record<string, unknown> = {};
    for (const [key, read] of readers) {
      const found = read(own(source, key) ?? aliased(source, key, others));
      if (found !== undefined) result[key] = found;
    }
    for (const key of keysOf(source)) {
      const extra = known.has(key) ? undefined : plain(own(source, key));
      if (extra !== undefined) define(result, key, extra);
    }
    made.add(Object.freeze(result));
    return result as T;
  };
}

function aliased(
  source: object,
  key: string,
  aliases: readonly (readonly [string, string])[],
): unknown {
  const alias = aliases.find(([, name]) => name === key);
  return alias && own(source, alias[0]);
}
