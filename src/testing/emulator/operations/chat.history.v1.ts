import { demand } from '../platform.refusal.js';
import { credentialsOf } from './credentials.js';
import { isGiven, numberOf, textOf } from './fields.js';
import type { CarryOut } from './operation.js';
import { transcriptFor } from './transcript.query.js';

/**
 * Chat history v1.0. Protocol 4.2. Statuses are not documented: here 401 for the headers and 400
 * for the rest. It has no word for a wrong business, to which the user has sent no message.
 */
export const chatHistoryV1: CarryOut = (request, { settings, users }) => {
  const { clientId, isBearer, token } = credentialsOf(request);
  demand(clientId === settings.clientId, 401, 'invalid client_id');
  demand(isBearer && token === settings.token, 401, 'invalid token');

  const { user_name, business_id, conversation_no } = request.query;
  demand(isGiven(user_name), 400, 'user_name missing');
  demand(isGiven(business_id), 400, 'business_id missing');
  demand(isGiven(conversation_no), 400, 'conversation_no missing');

  const user = users.find(textOf(user_name));
  demand(user !== undefined, 400, 'invalid user_name');
  const isBusiness = numberOf(business_id) === settings.businessId;
  demand(isBusiness && user.conversation !== undefined, 400, 'user has not sent a message');
  return transcriptFor(request, user, (name) => `agent(${name})`);
};
