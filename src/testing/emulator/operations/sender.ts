import type { ChatMessage } from '../chats/chat.message.js';
import type { EmulatedUser } from '../chats/emulated.user.js';
import { demand } from '../platform.refusal.js';
import type { PlatformState } from '../platform.state.js';
import { demandFields, numberOf } from './fields.js';

/** The user who acts by the messaging APIs, in the form that each of them asks for. */
export function senderOf(
  { users, settings }: PlatformState,
  { auth_id, business_id }: { readonly auth_id: unknown; readonly business_id: unknown },
  unknown = 'user is not registered',
): EmulatedUser {
  demandFields({ auth_id, business_id });
  demand(numberOf(business_id) === settings.businessId, 400, 'invalid business_id provided');
  const user = users.findByAuthId(auth_id);
  demand(user !== undefined, 403, unknown);
  return user;
}

/** What a logged message or file is answered with. Protocol 4.3. */
export function logged({ id, text, at }: ChatMessage, messageType: number): object {
  return {
    message_id: id,
    message_body: text,
    created_at: new Date(at).toISOString(),
    message_type: messageType,
  };
}
