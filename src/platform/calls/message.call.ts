import { createNotSentError } from '../haptik.platform.error.js';
import type { PlatformCall } from '../platform.call.js';
import { isPresent, readNumber, type PlatformRecord, readText } from '../platform.record.js';

/** A message that a user sent outside Haptik. Protocol 4.3. */
export interface MessageToLog {
  /** Your id of the user, as in the webhook call. */
  readonly authId: string | undefined;
  readonly text: string;
}

/** A message as the platform stores it. */
export interface LoggedMessage {
  readonly messageId: string;
  readonly text: string;
  /** Time in the format of the platform. */
  readonly createdAt: string | undefined;
  /** 0 regular, 1 image, 52 document. */
  readonly messageType: number | undefined;
}

export function createMessageCall(
  { authId, text }: MessageToLog,
  businessId: number,
): PlatformCall<LoggedMessage> {
  const operation = 'logMessage';
  if (!isPresent(authId))
    throw createNotSentError(operation, 'user-missing', 'the user has no authId');
  return {
    operation,
    host: 'messaging',
    method: 'POST',
    path: '/v1.0/log_message_from_user/',
    body: {
      user: { auth_id: authId },
      message_body: text,
      message_type: 0,
      business_id: businessId,
    },
    personal: [authId, text],
    read: (response) => toLoggedMessage(response),
  };
}

export function toLoggedMessage(response: PlatformRecord): LoggedMessage | undefined {
  const messageId = readText(response['message_id']);
  if (messageId === undefined) return undefined;
  return Object.freeze({
    messageId,
    text: readText(response['message_body']) ?? '',
    createdAt: readText(response['created_at']),
    messageType: readNumber(response['message_type']),
  });
}
