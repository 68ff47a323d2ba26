import { isJsonObject, type JsonObject } from '../../../payload/json.object.js';
import type { EmulatedUser } from '../chats/emulated.user.js';
import { ok, type PlatformAnswer } from '../platform.answer.js';
import { demand } from '../platform.refusal.js';
import { demandClient } from './credentials.js';
import { demandFields } from './fields.js';
import type { CarryOut } from './operation.js';

/**
 * Creates a user, or updates one, as old pages say. Protocol 4.3. Only 401 is documented; a field
 * that is missing or of the wrong form is 400, in words of our own.
 */
export const createUser: CarryOut = (request, { settings, users }) => {
  demandClient(request, settings);
  demandProfile(request.body);
  return updated(users.findByAuthId(request.body['auth_id']) ?? users.created(), request.body);
};

/** Updates a user; one that nobody created is 403, as for the user's messages. Protocol 4.3. */
export const updateUser: CarryOut = (request, { settings, users }) => {
  demandClient(request, settings);
  demandProfile(request.body);
  const user = users.findByAuthId(request.body['auth_id']);
  demand(user !== undefined, 403, 'user is not registered');
  return updated(user, request.body);
};

function demandProfile({ auth_id, custom_data = {} }: JsonObject): void {
  demandFields({ auth_id });
  const isFlat =
    isJsonObject(custom_data) &&
    Object.values(custom_data).every((value) => typeof value !== 'object');
  demand(isFlat, 400, 'custom_data must be flat JSON');
}

function updated(user: EmulatedUser, profile: JsonObject): PlatformAnswer {
  user.update(profile);
  const { auth_id, mobile_no, email, name } = user.profile;
  return ok({ auth_id, mobile_no, email, name });
}
