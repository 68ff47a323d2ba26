import { HaptikSetupError } from '../../haptik.error.js';
import { getDefaultTeam, type ResolvedEmulatorOptions } from './emulator.options.js';

/** What an app needs to use the emulated platform, for `HaptikAgentDesk` and its kin. */
export interface EmulatorCredentials {
  readonly baseUrl: string;
  readonly token: string;
  readonly clientId: string;
  readonly businessId: number;
  /** The default team. */
  readonly team: string;
}

/** @throws HaptikSetupError when the emulator does not listen, and so has no URL */
export function createCredentials(
  baseUrl: string | undefined,
  settings: ResolvedEmulatorOptions,
): EmulatorCredentials {
  if (baseUrl === undefined) {
    throw new HaptikSetupError(
      'HaptikPlatformEmulator: it has no URL yet. Await start() before you read credentials.',
    );
  }
  const { token, clientId, businessId } = settings;
  return Object.freeze({ baseUrl, token, clientId, businessId, team: getDefaultTeam(settings) });
}
