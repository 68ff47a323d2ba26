import type { HaptikPlatformEmulator } from 'nestjs-haptik/internal/emulator';
import type { EmulatorInfo } from './playground.contract.js';

/** The emulated platform API, as the page and the command show it. */
export function describeEmulator(emulator: HaptikPlatformEmulator): EmulatorInfo {
  const { baseUrl, token, clientId, businessId, team } = emulator.credentials;
  return {
    baseUrl,
    token,
    clientId,
    businessId,
    teams: emulator.teams,
    isUsed: emulator.requests.length > 0,
    environment: {
      HAPTIK_HANDOFF_DESK: 'haptik',
      HAPTIK_HANDOFF_TEAM: team,
      HAPTIK_PLATFORM_BASE_URL: baseUrl,
      HAPTIK_PLATFORM_TOKEN: token,
      HAPTIK_PLATFORM_CLIENT_ID: clientId,
      HAPTIK_PLATFORM_BUSINESS_ID: String(businessId),
    },
  };
}
