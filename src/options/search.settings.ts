import { HaptikSetupError } from '../haptik.error.js';
import { defined } from './defined.js';
import type { SearchOptions } from './haptik.module.options.js';

/** What a path of a URL can hold as it is. */
const URL_WORD = /^[\w.~-]+$/;

function isUrlWord(word: unknown): boolean {
  return typeof word === 'string' && URL_WORD.test(word) && !/^\.+$/.test(word);
}

/** Whether a header may name it: `*`, or an origin as browsers write it. */
function isOrigin(value: string | false): boolean {
  if (value === false || value === '*') return true;
  return typeof value === 'string' && URL.canParse(value) && new URL(value).origin === value;
}

/** How a bot's searches are answered, with all defaults applied. */
export class SearchSettings {
  /** Empty when anyone may search. */
  readonly keys: readonly string[];
  readonly limit: number;
  readonly timeoutMs: number;
  readonly allowOrigin: string | false;

  /** @throws HaptikSetupError when a value makes no sense */
  constructor(bot: string, given?: SearchOptions, inherited?: SearchOptions) {
    const all: SearchOptions = { ...defined(inherited), ...defined(given) };
    const { limit = 20, timeoutMs = 5_000, allowOrigin = '*' } = all;
    this.keys = given?.key === undefined ? [] : [given.key].flat();
    this.limit = limit;
    this.timeoutMs = timeoutMs;
    this.allowOrigin = allowOrigin;
    checkLimits(`Bot "${bot}"`, this);
    if (!isOrigin(allowOrigin)) {
      throw new HaptikSetupError(
        `Bot "${bot}": search.allowOrigin is no origin. Give it "*", false, or for instance ` +
          '"https://shop.example", without a path.',
      );
    }
    const isForgotten = given && Object.hasOwn(given, 'key') && this.keys.length === 0;
    if (isForgotten || !this.keys.every(isUrlWord)) {
      throw new HaptikSetupError(
        `Bot "${bot}": search.key must be one or more letters, digits, "_", "-", "." or "~", since ` +
          'it stands in a URL. Leave it out to let anyone search. If it comes from the ' +
          'environment, the variable is not set.',
      );
    }
  }
}

/** Longer than anybody waits while typing, and than a timer can be set. */
const LONGEST_SEARCH = 30_000;

/** @throws HaptikSetupError when a search could not answer anything */
export function checkLimits(
  where: string,
  { limit, timeoutMs }: { readonly limit: number; readonly timeoutMs: number },
): void {
  if (!(Number.isInteger(limit) && limit > 0)) {
    throw new HaptikSetupError(`${where}: a search needs a limit of 1 or more, not ${limit}.`);
  }
  if (!(timeoutMs > 0 && timeoutMs <= LONGEST_SEARCH)) {
    throw new HaptikSetupError(
      `${where}: a search needs a timeoutMs from 1 to ${LONGEST_SEARCH}, not ${timeoutMs}.`,
    );
  }
}
