import { HaptikSetupError } from '../haptik.error.js';
import { omitUndefined } from './omit.undefined.js';
import type { SearchOptions } from './haptik.module.options.js';

/** What a path of a URL can hold as it is. */
const URL_SEGMENT = /^[\w.~-]+$/;

function isUrlSegment(segment: unknown): boolean {
  return typeof segment === 'string' && URL_SEGMENT.test(segment) && !/^\.+$/.test(segment);
}

/** Whether a header may name it: `*`, or an origin as browsers write it. */
function isOrigin(value: string | false): boolean {
  if (value === false || value === '*') return true;
  return typeof value === 'string' && URL.canParse(value) && new URL(value).origin === value;
}

/** How a bot's searches are answered, with all defaults applied. */
export class ResolvedSearchOptions {
  /** Empty when anyone may search. */
  readonly keys: readonly string[];
  readonly limit: number;
  readonly timeoutMs: number;
  readonly allowOrigin: string | false;

  /** @throws HaptikSetupError when a value makes no sense */
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
        `Bot "${bot}": search.allowOrigin is no origin. Give it "*", false, or for instance ` +
          '"https://shop.example", without a path.',
      );
    }
    const isEmptyKey = given && Object.hasOwn(given, 'key') && this.keys.length === 0;
    if (isEmptyKey || !this.keys.every(isUrlSegment)) {
      throw new HaptikSetupError(
        `Bot "${bot}": search.key must be one or more letters, digits, "_", "-", "." or "~", since ` +
          'it stands in a URL. Leave it out to let anyone search. If it comes from the ' +
          'environment, the variable is not set.',
      );
    }
  }
}

/** Longer than anybody waits while typing, and than a timer can be set. */
const MAX_SEARCH_TIMEOUT_MS = 30_000;

/** @throws HaptikSetupError when a search could not answer anything */
export function validateSearchLimits(
  optionPath: string,
  { limit, timeoutMs }: { readonly limit: number; readonly timeoutMs: number },
): void {
  if (!(Number.isInteger(limit) && limit > 0)) {
    throw new HaptikSetupError(`${optionPath}: a search needs a limit of 1 or more, not ${limit}.`);
  }
  if (!(timeoutMs > 0 && timeoutMs <= MAX_SEARCH_TIMEOUT_MS)) {
    throw new HaptikSetupError(
      `${optionPath}: a search needs a timeoutMs from 1 to ${MAX_SEARCH_TIMEOUT_MS}, not ${timeoutMs}.`,
    );
  }
}
