import { emulatorEnvironment, type HaptikPlatformEmulator } from 'nestjs-haptik/internal/emulator';
import type { EmulatorInfo } from './playground.contract.js';

/** The emulated platform API, as the page and the command show it. */
export function describeEmulator(emulator: HaptikPlatformEmulator): EmulatorInfo {
  const { baseUrl, token, clientId, businessId } = emulator.credentials;
  return {
    baseUrl,
    token,
    clientId,
    businessId,
    teams: emulator.teams,
    isUsed: emulator.requests.length > 0,
    environment: emulatorEnvironment(emulator),
  };
}
