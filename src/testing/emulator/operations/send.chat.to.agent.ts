import { ok } from '../platform.answer.js';
import { demand } from '../platform.refusal.js';
import { credentialsOf } from './credentials.js';
import { demandFields, numberOf, textOf } from './fields.js';
import type { CarryOut } from './operation.js';

const SHORTEST_COUNTDOWN = 5;
const LONGEST_COUNTDOWN = 10;

/**
 * Moves a chat to an agent. Protocol 4.1. The words and their order are Haptik's; it names no
 * statuses, and here what is wrong in the headers is 401 and all else 400. A countdown outside of
 * 5 to 10 has no word of Haptik's, and is refused. A chat that is pending already succeeds.
 */
export const sendChatToAgent: CarryOut = (request, state) => {
  const { settings, users } = state;
  const { clientId, isBearer, token } = credentialsOf(request);
  demand(clientId !== '', 401, 'client_id missing in headers');
  demand(clientId === settings.clientId, 401, 'invalid client_id in headers');
  demand(isBearer, 401, 'invalid authorization in headers');
  demand(token !== '', 401, 'token missing in headers');
  demand(token === settings.token, 401, 'invalid token provided');

  const { user_name, business_id, team_name, countdown: given } = request.body;
  demandFields({ user_name, business_id, team_name });
  const userName = textOf(user_name);
  demand(users.knows(userName), 400, 'invalid user_name');

  const business = numberOf(business_id);
  const isInactive = settings.inactiveBusinesses.includes(business);
  demand(isInactive || business === settings.businessId, 400, 'invalid business_id provided');
  demand(!isInactive, 400, `business "${business}" is inactive`);

  const team = textOf(team_name);
  const isTeamInactive = settings.inactiveTeams.includes(team);
  demand(isTeamInactive || settings.teams.includes(team), 400, 'invalid team_name provided');
  demand(!isTeamInactive, 400, `team "${team}" is inactive`);

  demand(users.hasWritten(userName), 400, 'user has not sent a message');
  const countdown = given === undefined ? LONGEST_COUNTDOWN : numberOf(given);
  const isInRange = countdown >= SHORTEST_COUNTDOWN && countdown <= LONGEST_COUNTDOWN;
  demand(isInRange, 400, 'invalid countdown provided');

  state.handOver({ userName, team, countdown, by: 'app' });
  return ok({ success: true });
};
