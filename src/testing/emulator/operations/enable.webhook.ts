import { okResponse } from '../emulator.response.js';
import { assertRequest } from '../operation.error.js';
import { assertClient } from './request.credentials.js';
import type { OperationHandler } from './operation.route.js';

/**
 * Re-enables the event webhook. Protocol 4.3. The emulator sends no events; `requests` records the
 * request. A value other than `enabled: true` is 400.
 */
export const enableWebhook: OperationHandler = (request, { settings }) => {
  assertClient(request, settings);
  assertRequest(request.body['enabled'] === true, 400, 'enabled must be true');
  return okResponse({ enabled: true });
};
