import { HaptikPlatformEmulator } from 'nestjs-haptik/internal/emulator';
import { EMULATOR_LIMITS } from './playground.defaults.js';

/**
 * The emulated platform of a playground. Start it first.
 *
 * @param teams the first is the default one
 * @param port @default a free one
 */
export function createPlaygroundEmulator(
  teams: readonly string[],
  port = 0,
): HaptikPlatformEmulator {
  return new HaptikPlatformEmulator({ port, teams, ...EMULATOR_LIMITS });
}
