import { HaptikSetupError } from '../haptik.error.js';
import { defined } from './defined.js';
import type { BreakerOptions } from './haptik.module.options.js';

/** A circuit breaker's options with all defaults applied. */
export type BreakerSettings = Readonly<Required<BreakerOptions>>;

export const NODE_BREAKER: BreakerSettings = { failures: 10, openForMs: 10_000 };
export const DESK_BREAKER: BreakerSettings = { failures: 5, openForMs: 15_000 };

const LONGEST_OPENING = 3_600_000;

/**
 * The settings that remain when each layer is laid over those before it; undefined when the last
 * word is `false`.
 *
 * @throws HaptikSetupError when a value makes no sense
 */
export function breakerOf(
  where: string,
  layers: readonly (BreakerOptions | false | undefined)[],
  defaults: BreakerSettings,
): BreakerSettings | undefined {
  let settings: BreakerSettings | undefined = defaults;
  for (const layer of layers) {
    if (layer === false) settings = undefined;
    else if (layer) settings = { ...(settings ?? defaults), ...defined(layer) };
  }
  if (settings) check(where, settings);
  return settings && Object.freeze(settings);
}

function check(where: string, { failures, openForMs }: BreakerSettings): void {
  if (!(Number.isInteger(failures) && failures > 0)) {
    throw new HaptikSetupError(
      `${where}: a circuit cannot open after ${failures} failures. Give failures a whole number ` +
        'of 1 or more, or breaker: false to have no circuit.',
    );
  }
  if (!(openForMs > 0 && openForMs <= LONGEST_OPENING)) {
    throw new HaptikSetupError(
      `${where}: a circuit cannot stay open for ${openForMs} ms. Give openForMs from 1 to ` +
        `${LONGEST_OPENING}, or breaker: false to have no circuit.`,
    );
  }
}
