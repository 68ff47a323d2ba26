import { isJsonObject } from './json.object.js';

/** Keys of one object: class-transformer compares every one with all others. */
export const MAX_OBJECT_KEYS = 1_000;
/** Values in all: class-transformer and class-validator visit each of them many times. */
const MAX_TOTAL_VALUES = 50_000;
/** Nested objects and lists: class-transformer recurses for each. */
const MAX_DEPTH = 64;

/** Keys that class-transformer would confuse with members of the class. */
const UNSAFE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Copies what came off the wire, so that a class can be made of it at a cost that grows with what was
 * sent, and no faster. All copies of one of these are counted together.
 */
export class BoundedCloner {
  #remaining = MAX_TOTAL_VALUES;

  /** @throws RangeError when it is larger, wider or deeper than anything that is meant */
  clone(value: unknown): unknown {
    return this.cloneValue(value, MAX_DEPTH);
  }

  private cloneValue(value: unknown, depth: number): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (depth === 0) throw new RangeError(`it nests deeper than ${MAX_DEPTH} levels`);
    if (Array.isArray(value)) {
      this.count(value.length);
      return value.map((item) => this.cloneValue(item, depth - 1));
    }
    if (!isJsonObject(value)) return value;
    const keys = Object.keys(value);
    if (keys.length > MAX_OBJECT_KEYS)
      throw new RangeError(`an object in it has over ${MAX_OBJECT_KEYS} keys`);
    this.count(keys.length);
    const safe = keys.filter((key) => !UNSAFE.has(key));
    return Object.fromEntries(safe.map((key) => [key, this.cloneValue(value[key], depth - 1)]));
  }

  /** @throws RangeError when there are too many in all */
  count(values: number): void {
    this.#remaining -= values;
    if (this.#remaining < 0)
      throw new RangeError(`there are over ${MAX_TOTAL_VALUES} values in all`);
  }
}
