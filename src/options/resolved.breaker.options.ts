import { HaptikSetupError } from '../haptik.error.js';
import { omitUndefined } from './omit.undefined.js';
import type { BreakerOptions } from './haptik.module.options.js';

/** A circuit breaker's options with all defaults applied. */
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
 * The settings that remain when each layer is laid over those before it; undefined when the last
 * word is `false`.
 *
 * @throws HaptikSetupError when a value makes no sense
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
  if (!(Number.isInteger(failureThreshold) && failureThreshold > 0)) {
    throw new HaptikSetupError(
      `${optionPath}: a circuit cannot open after ${failureThreshold} failures. Give failureThreshold a whole number ` +
        'of 1 or more, or breaker: false to have no circuit.',
    );
  }
  if (!(openForMs > 0 && openForMs <= MAX_OPEN_MS)) {
    throw new HaptikSetupError(
      `${optionPath}: a circuit cannot stay open for ${openForMs} ms. Give openForMs from 1 to ` +
        `${MAX_OPEN_MS}, or breaker: false to have no circuit.`,
    );
  }
}
