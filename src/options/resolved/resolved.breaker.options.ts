import { HaptikSetupError } from '../../haptik.error.js';
import { describeValue, isNumberWithin, isPositiveInteger } from './numeric.option.js';
import { omitUndefined } from './omit.undefined.js';
import type { BreakerOptions } from '../haptik.module.options.js';

/** The options of a circuit breaker with all defaults applied. */
export type ResolvedBreakerOptions = Readonly<Required<BreakerOptions>>;

export const DEFAULT_NODE_BREAKER: ResolvedBreakerOptions = {
  failureThreshold: 10,
  openForMs: 10_000,
};
export const DEFAULT_DESK_BREAKER: ResolvedBreakerOptions = {
  failureThreshold: 5,
  openForMs: 15_000,
};

const MAX_OPEN_MS = 3_600_000;

/**
 * Merges the layers; later layers win. Undefined when the result is `false`.
 *
 * @throws HaptikSetupError when a value is invalid
 */
export function resolveBreakerOptions(
  optionPath: string,
  layers: readonly (BreakerOptions | false | undefined)[],
  defaults: ResolvedBreakerOptions,
): ResolvedBreakerOptions | undefined {
  let resolved: ResolvedBreakerOptions | undefined = defaults;
  for (const layer of layers) {
    if (layer === false) resolved = undefined;
    else if (layer) resolved = { ...(resolved ?? defaults), ...omitUndefined(layer) };
  }
  if (resolved) validateBreakerOptions(optionPath, resolved);
  return resolved && Object.freeze(resolved);
}

function validateBreakerOptions(
  optionPath: string,
  { failureThreshold, openForMs }: ResolvedBreakerOptions,
): void {
  if (!isPositiveInteger(failureThreshold)) {
    throw new HaptikSetupError(
      `${optionPath}: failureThreshold is ${describeValue(failureThreshold)}. Set it to an integer of 1 or more, or set ` +
        'breaker: false to disable the circuit.',
    );
  }
  if (!isNumberWithin(openForMs, 1, MAX_OPEN_MS)) {
    throw new HaptikSetupError(
      `${optionPath}: openForMs is ${describeValue(openForMs)}. Set it to 1 to ${MAX_OPEN_MS} ms, or set ` +
        'breaker: false to disable the circuit.',
    );
  }
}
