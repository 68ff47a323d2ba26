import { readObject } from '../../../payload/json.object.js';
import { ok } from '../platform.answer.js';
import { demandClient } from './credentials.js';
import { demandFields, numberOf, textOf } from './fields.js';
import type { CarryOut } from './operation.js';
import { logged, senderOf } from './sender.js';

/**
 * A message of the user, which the client's own channel brings. Protocol 4.3: 401, and 403 for a
 * user whom nobody created. What is missing or wrong beside that is 400.
 */
export const logMessage: CarryOut = (request, state) => {
  demandClient(request, state.settings);
  const { message_body, message_type = 0, business_id } = request.body;
  const { auth_id } = readObject(request.body, 'user');
  const user = senderOf(state, { auth_id, business_id });
  demandFields({ message_body });
  return ok(logged(state.hear(user, textOf(message_body)), numberOf(message_type)));
};
