import { HaptikSetupError } from '../../haptik.error.js';
import { describeValue, isNumberWithin, isPositiveInteger } from './numeric.option.js';
import { omitUndefined } from './omit.undefined.js';
import type { SearchOptions } from '../haptik.module.options.js';

/** Characters of a URL path that need no escaping. */
const URL_SEGMENT = /^[\w.~-]+$/;

function isUrlSegment(segment: unknown): boolean {
  return typeof segment === 'string' && URL_SEGMENT.test(segment) && !/^\.+$/.test(segment);
}

/** Whether it is `false`, `*`, or a serialized origin as browsers send it. */
function isOrigin(value: string | false): boolean {
  if (value === false || value === '*') return true;
  return typeof value === 'string' && URL.canParse(value) && new URL(value).origin === value;
}

/** The search options of a bot with all defaults applied. */
export class ResolvedSearchOptions {
  /** Empty when no key is required. */
  readonly keys: readonly string[];
  readonly limit: number;
  readonly timeoutMs: number;
  readonly allowOrigin: string | false;

  /** @throws HaptikSetupError when a value is invalid */
  constructor(bot: string, given?: SearchOptions, inherited?: SearchOptions) {
    const all: SearchOptions = { ...omitUndefined(inherited), ...omitUndefined(given) };
    const { limit = 20, timeoutMs = 5_000, allowOrigin = '*' } = all;
    this.keys = given?.key === undefined ? [] : [given.key].flat();
    this.limit = limit;
    this.timeoutMs = timeoutMs;
    this.allowOrigin = allowOrigin;
    validateSearchLimits(`Bot "${bot}"`, this);
    if (!isOrigin(allowOrigin)) {
      throw new HaptikSetupError(
        `Bot "${bot}": search.allowOrigin is not an origin. Use "*", false, or an origin without ` +
          'a path, e.g. "https://shop.example".',
      );
    }
    const isEmptyKey = given && Object.hasOwn(given, 'key') && this.keys.length === 0;
    if (isEmptyKey || !this.keys.every(isUrlSegment)) {
      throw new HaptikSetupError(
        `Bot "${bot}": search.key must consist of letters, digits, "_", "-", "." and "~", since ` +
          'it is part of a URL. Omit it to require no key. If it comes from the environment, the ' +
          'variable is not set.',
      );
    }
  }
}

/** A user who types does not wait longer. */
const MAX_SEARCH_TIMEOUT_MS = 30_000;

/** @throws HaptikSetupError when a value is invalid */
export function validateSearchLimits(
  optionPath: string,
  { limit, timeoutMs }: { readonly limit: number; readonly timeoutMs: number },
): void {
  if (!isPositiveInteger(limit)) {
    throw new HaptikSetupError(
      `${optionPath}: the limit of a search must be 1 or more, not ${describeValue(limit)}.`,
    );
  }
  if (!isNumberWithin(timeoutMs, 1, MAX_SEARCH_TIMEOUT_MS)) {
    throw new HaptikSetupError(
      `${optionPath}: the timeoutMs of a search must be 1 to ${MAX_SEARCH_TIMEOUT_MS}, not ${describeValue(timeoutMs)}.`,
    );
  }
}
