import { HaptikSetupError } from '../../haptik.error.js';
import { describeValue, isPositiveInteger } from './numeric.option.js';
import { omitUndefined } from './omit.undefined.js';
import type { SourceLimitOptions } from '../haptik.module.options.js';

/** The limits of each source with all defaults applied. */
export type ResolvedSourceLimitOptions = Readonly<Required<SourceLimitOptions>>;

const DEFAULTS: ResolvedSourceLimitOptions = { rejections: 300, searches: 600 };

/**
 * Undefined when sources are not limited.
 *
 * @throws HaptikSetupError when a limit is not an integer of 1 or more
 */
export function resolveSourceLimitOptions(
  given: SourceLimitOptions | boolean | undefined,
): ResolvedSourceLimitOptions | undefined {
  if (given === undefined || given === false) return undefined;
  const resolved = { ...DEFAULTS, ...(given === true ? {} : omitUndefined(given)) };
  for (const [name, limit] of Object.entries(resolved)) {
    if (!isPositiveInteger(limit)) {
      throw new HaptikSetupError(
        `The option sourceLimits.${name} is ${describeValue(limit)}. Set it to the requests that a source may send a minute, or set ` +
          'sourceLimits: false.',
      );
    }
  }
  return Object.freeze(resolved);
}
