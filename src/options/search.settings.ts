import { HaptikSetupError } from '../haptik.error.js';
import type { SearchOptions } from './haptik.module.options.js';

/** What a path of a URL can hold as it is. */
const URL_WORD = /^[\w.~-]+$/;

/** How a bot's searches are answered, with all defaults applied. */
export class SearchSettings {
  /** Empty when anyone may search. */
  readonly keys: readonly string[];
  readonly limit: number;
  readonly timeoutMs: number;
  readonly allowOrigin: string | false;

  /** @throws HaptikSetupError when a value makes no sense */
  constructor(bot: string, given: SearchOptions = {}, inherited: SearchOptions = {}) {
    const { limit = 20, timeoutMs = 5_000, allowOrigin = '*' } = { ...inherited, ...given };
    this.keys = given.key === undefined ? [] : [given.key].flat();
    this.limit = limit;
    this.timeoutMs = timeoutMs;
    this.allowOrigin = allowOrigin;
    const isForgotten = Object.hasOwn(given, 'key') && this.keys.length === 0;
    if (isForgotten || !this.keys.every((word) => URL_WORD.test(word))) {
      throw new HaptikSetupError(
        `Bot "${bot}": search.key must be one or more letters, digits, "_", "-", "." or "~", since ` +
          'it stands in a URL. Leave it out to let anyone search. If it comes from the ' +
          'environment, the variable is not set.',
      );
    }
  }
}
