import type { EmulatedUser } from '../chats/emulated.user.js';
import type { EmulatorRequest } from '../emulator.request.js';
import { demand } from '../platform.refusal.js';
import type { PlatformState } from '../platform.state.js';
import { isClient } from './credentials.js';
import { isGiven, numberOf, textOf } from './fields.js';
import type { CarryOut } from './operation.js';
import { userNameIn } from './pxut.js';
import { transcriptFor } from './transcript.query.js';

const UNHEARD =
  'Either the user has not sent a message yet, or the provided user_name-business_id pair is ' +
  'invalid.';

/**
 * Chat history v2.0, by business_id and user_name or by pxut; the first group wins when both are
 * given. Protocol 4.2. Statuses are not documented: here 401 for the headers, 500 for the unknown
 * error, which a number that is none brings about, and 400 for the rest.
 */
export const chatHistoryV2: CarryOut = (request, state) => {
  const { business_id, conversation_no, limit = '1' } = request.query;
  const { businessId } = state.settings;
  const isBusiness = !isGiven(business_id) || numberOf(business_id) === businessId;
  demand(isBusiness, 400, 'Invalid business_id');
  demand(isClient(request, state.settings), 401, 'Invalid token');
  const user = userOfGroup(request, state);
  const areNumbers = [conversation_no, limit].every((value) => Number.isInteger(numberOf(value)));
  demand(areNumbers, 500, 'An unknown error occurred');
  return transcriptFor(request, user, (name) => name);
};

/** The user whom the first complete group names. A group is invalid when a part of it is missing. */
function userOfGroup({ query }: EmulatorRequest, { users, settings }: PlatformState): EmulatedUser {
  const { business_id, user_name, pxut, conversation_no } = query;
  const isGroup = (...values: unknown[]): boolean => [conversation_no, ...values].every(isGiven);
  if (isGroup(business_id, user_name)) {
    const user = users.find(textOf(user_name));
    demand(user?.conversation !== undefined, 400, UNHEARD);
    return user;
  }
  if (isGroup(pxut)) {
    const user = users.find(userNameIn(textOf(pxut), settings.clientId) ?? '');
    demand(user !== undefined, 400, 'Unable to decode pxut-client_id pair');
    return user;
  }
  const isBegun = [business_id, user_name, pxut].some(isGiven);
  demand(isBegun, 400, 'Argument group validation: no valid group.');
  demand(false, 400, 'Argument group validation: invalid group found.');
}
