import type { EmulatorChatMessage } from '../chats/emulator.chat.message.js';
import type { EmulatedUser } from '../chats/emulated.user.js';
import { assertRequest } from '../operation.error.js';
import type { EmulatorState } from '../emulator.state.js';
import { assertFields, toNumber } from './request.fields.js';

/** Finds the sender of a request to the messaging APIs. */
export function findSender(
  { users, settings }: EmulatorState,
  { auth_id, business_id }: { readonly auth_id: unknown; readonly business_id: unknown },
  unknown = 'user is not registered',
): EmulatedUser {
  assertFields({ auth_id, business_id });
  assertRequest(toNumber(business_id) === settings.businessId, 400, 'invalid business_id provided');
  const user = users.findByAuthId(auth_id);
  assertRequest(user !== undefined, 403, unknown);
  return user;
}

/** The response to a logged message or file. Protocol 4.3. */
export function toLoggedMessage(
  { id, text, at }: EmulatorChatMessage,
  messageType: number,
): object {
  return {
    message_id: id,
    message_body: text,
    created_at: new Date(at).toISOString(),
    message_type: messageType,
  };
}
