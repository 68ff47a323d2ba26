import { type CallInput, createCallBody } from '../../call.input.js';
import type { Conversation } from '../chats/conversation.js';
import type { EmulatedUser } from '../chats/emulated.user.js';
import type { TriggerInput } from './emulator.turn.js';

/** Encodes the body of a call for a user. Protocol 1.4, 1.5. */
export function encodeCall(
  node: string,
  input: TriggerInput,
  { userName, profile, details }: EmulatedUser,
  conversation: Conversation,
): Buffer {
  const { auth_id, name, language_code } = profile;
  const known: CallInput = {
    conversationDetails: conversation.details,
    userDetails: details,
    ...input,
    conversationNo: conversation.no,
    user: {
      ...(auth_id !== undefined && { auth_id }),
      ...(name !== undefined && { full_name: name }),
      ...(language_code !== undefined && { language_code }),
      ...input.user,
      user_name: userName,
    },
  };
  return Buffer.from(JSON.stringify(createCallBody(node, known)));
}
