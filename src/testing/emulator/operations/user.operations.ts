import { isJsonObject, type JsonObject } from '../../../payload/json.object.js';
import type { EmulatedUser } from '../chats/emulated.user.js';
import { okResponse, type EmulatorResponse } from '../emulator.response.js';
import { assertRequest } from '../operation.error.js';
import { assertClient } from './request.credentials.js';
import { assertFields } from './request.fields.js';
import type { OperationHandler } from './operation.route.js';

/**
 * Creates a user, or updates an existing one, as older documentation says. Protocol 4.3. Only 401 is
 * documented; the emulator uses 400 for missing or invalid fields, with its own messages.
 */
export const createUser: OperationHandler = (request, { settings, users }) => {
  assertClient(request, settings);
  assertProfile(request.body);
  return updateUserProfile(
    users.findByAuthId(request.body['auth_id']) ?? users.create(),
    request.body,
  );
};

/** Updates a user; an unknown user is 403, as in the messaging APIs. Protocol 4.3. */
export const updateUser: OperationHandler = (request, { settings, users }) => {
  assertClient(request, settings);
  assertProfile(request.body);
  const user = users.findByAuthId(request.body['auth_id']);
  assertRequest(user !== undefined, 403, 'user is not registered');
  return updateUserProfile(user, request.body);
};

function assertProfile({ auth_id, custom_data = {} }: JsonObject): void {
  assertFields({ auth_id });
  const isFlat =
    isJsonObject(custom_data) &&
    Object.values(custom_data).every((value) => typeof value !== 'object');
  assertRequest(isFlat, 400, 'custom_data must be flat JSON');
}

function updateUserProfile(user: EmulatedUser, profile: JsonObject): EmulatorResponse {
  user.update(profile);
  const { auth_id, mobile_no, email, name } = user.profile;
  return okResponse({ auth_id, mobile_no, email, name });
}
