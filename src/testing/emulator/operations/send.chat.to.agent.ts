import { okResponse } from '../emulator.response.js';
import { assertRequest } from '../operation.error.js';
import { readCredentials } from './request.credentials.js';
import { assertFields, toNumber, toText } from './request.fields.js';
import type { OperationHandler } from './operation.route.js';

const SHORTEST_COUNTDOWN = 5;
const LONGEST_COUNTDOWN = 10;

/**
 * Hands a chat off to an agent. Protocol 4.1. The error messages and their order are Haptik's. Statuses
 * are not documented: the emulator uses 401 for headers and 400 for other errors. A countdown outside of
 * 5 to 10 is an error without a documented message. A request for a pending chat succeeds.
 */
export const sendChatToAgent: OperationHandler = (request, state) => {
  const { settings, users } = state;
  const { clientId, isBearer, token } = readCredentials(request);
  assertRequest(clientId !== '', 401, 'client_id missing in headers');
  assertRequest(clientId === settings.clientId, 401, 'invalid client_id in headers');
  assertRequest(isBearer, 401, 'invalid authorization in headers');
  assertRequest(token !== '', 401, 'token missing in headers');
  assertRequest(token === settings.token, 401, 'invalid token provided');

  const { user_name, business_id, team_name, countdown: given } = request.body;
  assertFields({ user_name, business_id, team_name });
  const userName = toText(user_name);
  assertRequest(users.isKnown(userName), 400, 'invalid user_name');

  const business = toNumber(business_id);
  const isInactive = settings.inactiveBusinesses.includes(business);
  assertRequest(
    isInactive || business === settings.businessId,
    400,
    'invalid business_id provided',
  );
  assertRequest(!isInactive, 400, `business "${business}" is inactive`);

  const team = toText(team_name);
  const isTeamInactive = settings.inactiveTeams.includes(team);
  assertRequest(isTeamInactive || settings.teams.includes(team), 400, 'invalid team_name provided');
  assertRequest(!isTeamInactive, 400, `team "${team}" is inactive`);

  assertRequest(users.hasWritten(userName), 400, 'user has not sent a message');
  const countdown = given === undefined ? LONGEST_COUNTDOWN : toNumber(given);
  const isInRange = countdown >= SHORTEST_COUNTDOWN && countdown <= LONGEST_COUNTDOWN;
  assertRequest(isInRange, 400, 'invalid countdown provided');

  state.acceptHandoff({ userName, team, countdown, by: 'app' });
  return okResponse({ success: true });
};
