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

/** The parser of each key, in the order of the keys on the wire. */
export type FieldParsers<T> = {
  readonly [Key in keyof T]-?: ValueParser<
    Pick<T, Key> extends Required<Pick<T, Key>> ? T[Key] : T[Key] | undefined
  >;
};

/** Parses objects; `parseTrusted` takes those of builders, which have known keys only. */
export interface ObjectParser<T> extends ValueParser<T> {
  readonly parseTrusted: (wire: object) => T;
}

/**
 * Creates a parser of objects. The result has the known keys in their order and with their types,
 * then all other keys unchanged. It is frozen and branded: a part that this parser returned is not
 * parsed again as part of another element.
 *
 * @param aliases other names of keys that occur on the wire
 */
export function createObjectParser<T extends object>(
  shape: FieldParsers<T>,
  aliases: Readonly<Record<string, keyof T & string>> = {},
): ObjectParser<T> {
  const aliasOf = new Map(Object.entries(aliases).map(([alias, key]) => [key, alias]));
  const keyParsers = Object.entries(shape).map(([key, parseValue]) => ({
    key,
    parseValue: parseValue as ValueParser<unknown>,
    alias: aliasOf.get(key as keyof T & string),
  }));
  const known = new Set([...Object.keys(shape), ...Object.keys(aliases)]);

  const parser: ValueParser<T> = (value) => {
    const source = isObject(value) ? value : EMPTY_OBJECT;
    if (getBrand(source) === parser) return source as T;
    const result: Record<string, unknown> = {};
    let remaining = safeKeys(source).length;
    for (const { key, parseValue, alias } of keyParsers) {
      const raw = getOwn(source, key);
      if (raw !== undefined || hasOwn(source, key)) remaining--;
      const parsed = parseValue(raw === undefined && alias ? getOwn(source, alias) : raw);
      if (parsed !== undefined) result[key] = parsed;
    }
    if (remaining > 0) copyUnknownKeys(result, source, known);
    return Object.freeze(brand(result, parser)) as T;
  };
  const parseTrusted = (wire: object): T => {
    const result: Record<string, unknown> = {};
    for (const { key, parseValue } of keyParsers) {
      const parsed = parseValue((wire as PlainObject)[key]);
      if (parsed !== undefined) result[key] = parsed;
    }
    return Object.freeze(brand(result, parser)) as T;
  };
  return Object.assign(parser, { parseTrusted });
}

function copyUnknownKeys(result: object, source: object, known: ReadonlySet<string>): void {
  for (const key of safeKeys(source)) {
    const extra = known.has(key) ? undefined : toJson(getOwn(source, key));
    if (extra !== undefined) defineKey(result, key, extra);
  }
}
