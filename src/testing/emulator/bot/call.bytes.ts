import { type CallSketch, callBody } from '../../call.body.sketch.js';
import type { Conversation } from '../chats/conversation.js';
import type { EmulatedUser } from '../chats/emulated.user.js';
import type { ReachSketch } from './emulator.turn.js';

/** The body of a call as the platform sends it for a user. Protocol 1.4, 1.5. */
export function callBytes(
  node: string,
  sketch: ReachSketch,
  { userName, profile, details }: EmulatedUser,
  conversation: Conversation,
): Buffer {
  const { auth_id, name, language_code } = profile;
  const known: CallSketch = {
    conversationDetails: conversation.details,
    userDetails: details,
    ...sketch,
    conversationNo: conversation.no,
    user: {
      ...(auth_id !== undefined && { auth_id }),
      ...(name !== undefined && { full_name: name }),
      ...(language_code !== undefined && { language_code }),
      ...sketch.user,
      user_name: userName,
    },
  };
  return Buffer.from(JSON.stringify(callBody(node, known)));
}
