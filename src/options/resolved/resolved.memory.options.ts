import { HaptikSetupError } from '../../haptik.error.js';
import { describeValue, isNumberWithin } from './numeric.option.js';
import type { MemoryOptions } from '../haptik.module.options.js';

/** The options of the memory watermark with all defaults applied. */
export type ResolvedMemoryOptions = Readonly<Required<MemoryOptions>>;

const DEFAULT_SHED_ABOVE = 0.9;
const DEFAULT_HYSTERESIS = 0.05;

/**
 * Undefined when the watermark is off.
 *
 * @throws HaptikSetupError when a share is not between 0 and 1, or the lower one is not below the upper one
 */
export function resolveMemoryOptions(
  given: MemoryOptions | boolean | undefined,
): ResolvedMemoryOptions | undefined {
  if (given === undefined || given === false) return undefined;
  const { shedAbove = DEFAULT_SHED_ABOVE, resumeBelow = shedAbove - DEFAULT_HYSTERESIS } =
    given === true ? {} : given;
  const isShare = isNumberWithin(shedAbove, 0, 1) && shedAbove > 0;
  if (!(isShare && isNumberWithin(resumeBelow, -1, 1) && resumeBelow < shedAbove)) {
    throw new HaptikSetupError(
      `The option memory has shedAbove ${describeValue(shedAbove)} and resumeBelow ${describeValue(resumeBelow)}. Set shedAbove to a share of the ` +
        'available memory, e.g. 0.9, and resumeBelow to a lower one, or set memory: false.',
    );
  }
  return Object.freeze({ shedAbove, resumeBelow });
}
