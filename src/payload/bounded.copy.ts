import { isJsonObject } from './json.object.js';

/** Keys of one object: class-transformer compares every one with all others. */
export const MOST_KEYS = 1_000;
/** Values in all, each of which class-transformer and class-validator look at many times. */
const MOST_VALUES = 50_000;
/** Objects and lists inside one another: class-transformer calls itself for each. */
const DEEPEST = 64;

/** Keys that a transformer would take for what a class is made of. */
const UNSAFE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Copies what came off the wire, so that a class can be made of it at a cost that grows with what was
 * sent, and no faster. All copies of one of these are counted together.
 */
export class BoundedCopy {
  #left = MOST_VALUES;

  /** @throws RangeError when it is larger, wider or deeper than anything that is meant */
  of(value: unknown): unknown {
    return this.copy(value, DEEPEST);
  }

  private copy(value: unknown, depth: number): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (depth === 0) throw new RangeError(`it nests deeper than ${DEEPEST} levels`);
    if (Array.isArray(value)) {
      this.count(value.length);
      return value.map((item) => this.copy(item, depth - 1));
    }
    if (!isJsonObject(value)) return value;
    const keys = Object.keys(value);
    if (keys.length > MOST_KEYS) throw new RangeError(`an object in it has over ${MOST_KEYS} keys`);
    this.count(keys.length);
    const safe = keys.filter((key) => !UNSAFE.has(key));
    return Object.fromEntries(safe.map((key) => [key, this.copy(value[key], depth - 1)]));
  }

  /** @throws RangeError when there are too many in all */
  count(values: number): void {
    this.#left -= values;
    if (this.#left < 0) throw new RangeError(`there are over ${MOST_VALUES} values in all`);
  }
}
