import type { PlatformCall } from '../platform.call.js';

/** Code of the platform's webhooks. Protocol 1.5. */
const WEBHOOK_PLATFORM = 13;

/** Whether the business is asked for differs between the pages; naming it is right in both. */
export function createWebhookCall(businessId: number): PlatformCall<true> {
  return {
    operation: 'enableWebhook',
    host: 'messaging',
    method: 'POST',
    path: '/v1.0/webhook/',
    body: { enabled: true, business_id: businessId, device_platform: WEBHOOK_PLATFORM },
    personal: undefined,
    read: ({ enabled }) => enabled === true || undefined,
  };
}
