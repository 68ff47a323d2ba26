import { ok } from '../platform.answer.js';
import { demand } from '../platform.refusal.js';
import { demandClient } from './credentials.js';
import type { CarryOut } from './operation.js';

/**
 * Turns the event webhook on again. Protocol 4.3. The emulator sends no events, so it has none to
 * keep back; `requests` tells that it was asked. Anything but `enabled: true` is 400.
 */
export const enableWebhook: CarryOut = (request, { settings }) => {
  demandClient(request, settings);
  demand(request.body['enabled'] === true, 400, 'enabled must be true');
  return ok({ enabled: true });
};
