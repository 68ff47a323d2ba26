import type { EmulatedUser } from '../chats/emulated.user.js';
import type { EmulatorRequest } from '../emulator.request.js';
import { assertRequest } from '../operation.error.js';
import type { EmulatorState } from '../emulator.state.js';
import { hasValidCredentials } from './request.credentials.js';
import { isPresent, toNumber, toText } from './request.fields.js';
import type { OperationHandler } from './operation.route.js';
import { decodePxut } from './pxut.js';
import { createTranscriptResponse } from './transcript.response.js';

const NO_MESSAGE_YET =
  'Either the user has not sent a message yet, or the provided user_name-business_id pair is ' +
  'invalid.';

/**
 * Chat history v2.0, by business_id and user_name or by pxut; the first group has precedence. Protocol
 * 4.2. Statuses are not documented: the emulator uses 401 for headers, 500 with `unknown error` for an
 * invalid number, and 400 for other errors.
 */
export const chatHistoryV2: OperationHandler = (request, state) => {
  const { business_id, conversation_no, limit = '1' } = request.query;
  const { businessId } = state.settings;
  const isBusiness = !isPresent(business_id) || toNumber(business_id) === businessId;
  assertRequest(isBusiness, 400, 'Invalid business_id');
  assertRequest(hasValidCredentials(request, state.settings), 401, 'Invalid token');
  const user = findUserByArguments(request, state);
  const areNumbers = [conversation_no, limit].every((value) => Number.isInteger(toNumber(value)));
  assertRequest(areNumbers, 500, 'An unknown error occurred');
  return createTranscriptResponse(request, user, (name) => name);
};

/** Finds the user by the first complete group. A group is invalid when a part of it is missing. */
function findUserByArguments(
  { query }: EmulatorRequest,
  { users, settings }: EmulatorState,
): EmulatedUser {
  const { business_id, user_name, pxut, conversation_no } = query;
  const isGroup = (...values: unknown[]): boolean => [conversation_no, ...values].every(isPresent);
  if (isGroup(business_id, user_name)) {
    const user = users.find(toText(user_name));
    assertRequest(user?.conversation !== undefined, 400, NO_MESSAGE_YET);
    return user;
  }
  if (isGroup(pxut)) {
    const user = users.find(decodePxut(toText(pxut), settings.clientId) ?? '');
    assertRequest(user !== undefined, 400, 'Unable to decode pxut-client_id pair');
    return user;
  }
  const isBegun = [business_id, user_name, pxut].some(isPresent);
  assertRequest(isBegun, 400, 'Argument group validation: no valid group.');
  assertRequest(false, 400, 'Argument group validation: invalid group found.');
}
