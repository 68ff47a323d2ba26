import { assertRequest } from '../operation.error.js';
import { assertClient } from './request.credentials.js';
import { toNumber } from './request.fields.js';
import type { OperationHandler } from './operation.route.js';
import { findSender } from './sender.js';

const HOUR_MS = 3_600_000;

/**
 * Feedback of a user about a conversation. Protocol 4.3: 201, 401, 403 `Invalid_User`, and 404 without
 * an active conversation. The status of `duplicate feedback` is not documented; the emulator uses 400,
 * as for missing or invalid fields. The hour is real time, independent of `countdownSecondMs`.
 */
export const logFeedback: OperationHandler = (request, state) => {
  assertClient(request, state.settings);
  const { auth_id, business_id, query_resolved, query_rating } = request.body;
  const user = findSender(state, { auth_id, business_id }, 'Invalid_User');
  assertRequest(typeof query_resolved === 'boolean', 400, 'query_resolved must be true or false');
  const rating = toNumber(query_rating);
  const isRating = Number.isInteger(rating) && rating >= 1 && rating <= 5;
  assertRequest(isRating, 400, 'query_rating must be 1 to 5');

  const { conversation, feedbackAt = -Infinity } = user;
  const isActive = conversation !== undefined && conversation.state !== 'complete';
  assertRequest(isActive, 404, 'no active conversation');
  const now = state.settings.now();
  assertRequest(now - feedbackAt >= HOUR_MS, 400, 'duplicate feedback');
  user.feedbackAt = now;
  return { status: 201, body: { success: true } };
};
