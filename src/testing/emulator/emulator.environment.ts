import type { HaptikPlatformEmulator } from './haptik.platform.emulator.js';

/** Environment variables that make the service hand off chats to an emulated platform. */
export function emulatorEnvironment({
  credentials,
}: HaptikPlatformEmulator): Record<string, string> {
  const { baseUrl, token, clientId, businessId, team } = credentials;
  return {
    HAPTIK_HANDOFF_DESK: 'haptik',
    HAPTIK_HANDOFF_TEAM: team,
    HAPTIK_PLATFORM_BASE_URL: baseUrl,
    HAPTIK_PLATFORM_TOKEN: token,
    HAPTIK_PLATFORM_CLIENT_ID: clientId,
    HAPTIK_PLATFORM_BUSINESS_ID: String(businessId),
  };
}
