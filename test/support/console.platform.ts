import type { HaptikPlatformEmulator } from 'nestjs-haptik/testing';

/** What tells the service to hand chats over to an emulated platform. */
export function handingOverTo({ credentials }: HaptikPlatformEmulator): Record<string, string> {
  const { baseUrl, token, clientId, businessId, team } = credentials;
  return {
    HAPTIK_HANDOFF: 'haptik',
    HAPTIK_BASE_URL: baseUrl,
    HAPTIK_TOKEN: token,
    HAPTIK_CLIENT_ID: clientId,
    HAPTIK_BUSINESS_ID: String(businessId),
    HAPTIK_TEAM: team,
  };
}
