import { HaptikSetupError } from '../../haptik.error.js';

/**
 * Whether it is a number from `min` to `max`. NaN, such as `Number()` of an unset variable, is not, and neither is
 * text, which comparisons accept but sums concatenate.
 */
export function isNumberWithin(value: unknown, min: number, max = Infinity): value is number {
  return typeof value === 'number' && value >= min && value <= max;
}

export function isPositiveInteger(value: unknown): value is number {
  return Number.isSafeInteger(value) && isNumberWithin(value, 1);
}

/**
 * @param unit what it counts, with an example, for the error
 * @throws HaptikSetupError when it is not an integer of 1 or more
 */
export function validatePositiveInteger(optionPath: string, value: number, unit = ''): number {
  if (isPositiveInteger(value)) return value;
  throw new HaptikSetupError(
    `${optionPath} is ${describeValue(value)}. Set it to an integer of 1 or more${unit}.`,
  );
}

/** The value as in code, so that the text "1" differs from the number 1. */
export function describeValue(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
