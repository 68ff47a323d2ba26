import { createNotSentError } from '../haptik.platform.error.js';
import type { PlatformCall } from '../platform.call.js';
import { isPresent } from '../platform.record.js';

/** The feedback of a user on the active conversation. Protocol 4.3. */
export interface FeedbackToLog {
  /** Your id of the user, as in the webhook call. */
  readonly authId: string | undefined;
  readonly isResolved: boolean;
  /** 1 to 5. */
  readonly rating: number;
  /** Comment of the user. @default none */
  readonly text?: string;
}

export function createFeedbackCall(
  { authId, isResolved, rating, text }: FeedbackToLog,
  businessId: number,
): PlatformCall<true> {
  const operation = 'logFeedback';
  if (!isPresent(authId))
    throw createNotSentError(operation, 'user-missing', 'the user has no authId');
  if (!Number.isInteger(rating) || rating < 1 || rating > 5) {
    throw createNotSentError(operation, 'arguments', 'rating must be an integer from 1 to 5.');
  }
  return {
    operation,
    host: 'messaging',
    method: 'POST',
    path: '/v1.0/log_feedback_from_user/',
    body: {
      auth_id: authId,
      business_id: businessId,
      query_resolved: isResolved,
      query_rating: rating,
      feedback: text,
    },
    personal: [authId, text],
    read: ({ success }) => success === true || undefined,
  };
}
