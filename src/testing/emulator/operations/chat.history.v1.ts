import { assertRequest } from '../operation.error.js';
import { readCredentials } from './request.credentials.js';
import { isPresent, toNumber, toText } from './request.fields.js';
import type { OperationHandler } from './operation.route.js';
import { createTranscriptResponse } from './transcript.response.js';

/**
 * Chat history v1.0. Protocol 4.2. Statuses are not documented: the emulator uses 401 for headers and
 * 400 for other errors. There is no documented message for a wrong business; the emulator reports that
 * the user has not sent a message.
 */
export const chatHistoryV1: OperationHandler = (request, { settings, users }) => {
  const { clientId, isBearer, token } = readCredentials(request);
  assertRequest(clientId === settings.clientId, 401, 'invalid client_id');
  assertRequest(isBearer && token === settings.token, 401, 'invalid token');

  const { user_name, business_id, conversation_no } = request.query;
  assertRequest(isPresent(user_name), 400, 'user_name missing');
  assertRequest(isPresent(business_id), 400, 'business_id missing');
  assertRequest(isPresent(conversation_no), 400, 'conversation_no missing');

  const user = users.find(toText(user_name));
  assertRequest(user !== undefined, 400, 'invalid user_name');
  const isBusiness = toNumber(business_id) === settings.businessId;
  assertRequest(isBusiness && user.conversation !== undefined, 400, 'user has not sent a message');
  return createTranscriptResponse(request, user, (name) => `agent(${name})`);
};
