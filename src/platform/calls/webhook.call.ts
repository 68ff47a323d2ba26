import type { PlatformCall } from '../platform.call.js';

/** The `device_platform` code of webhooks. Protocol 1.5. */
const WEBHOOK_PLATFORM = 13;

/** The documentation is inconsistent on whether `business_id` is required; it is always accepted. */
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
