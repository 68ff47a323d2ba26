import { readObject } from '../../../payload/json.object.js';
import { okResponse } from '../emulator.response.js';
import { assertClient } from './request.credentials.js';
import { assertFields, toNumber, toText } from './request.fields.js';
import type { OperationHandler } from './operation.route.js';
import { toLoggedMessage, findSender } from './sender.js';

/**
 * A message of a user from a custom channel. Protocol 4.3: 401, and 403 for an unknown user. The
 * emulator uses 400 for missing or invalid fields.
 */
export const logMessage: OperationHandler = (request, state) => {
  assertClient(request, state.settings);
  const { message_body, message_type = 0, business_id } = request.body;
  const { auth_id } = readObject(request.body, 'user');
  const user = findSender(state, { auth_id, business_id });
  assertFields({ message_body });
  return okResponse(
    toLoggedMessage(state.addUserMessage(user, toText(message_body)), toNumber(message_type)),
  );
};
