import { HaptikSetupError } from '../../haptik.error.js';
import { getDefaultTeam, type ResolvedEmulatorOptions } from './emulator.options.js';

/** Credentials for the emulated platform, e.g. for `HaptikAgentDesk`. */
export interface EmulatorCredentials {
  readonly baseUrl: string;
  readonly token: string;
  readonly clientId: string;
  readonly businessId: number;
  /** The default team. */
  readonly team: string;
}

/** @throws HaptikSetupError when the emulator is not started, and so has no URL */
export function createCredentials(
  baseUrl: string | undefined,
  settings: ResolvedEmulatorOptions,
): EmulatorCredentials {
  if (baseUrl === undefined) {
    throw new HaptikSetupError(
      'HaptikPlatformEmulator: the emulator is not started. Await start() before reading credentials.',
    );
  }
  const { token, clientId, businessId } = settings;
  return Object.freeze({ baseUrl, token, clientId, businessId, team: getDefaultTeam(settings) });
}
