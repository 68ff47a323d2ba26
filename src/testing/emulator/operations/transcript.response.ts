import type { EmulatedUser } from '../chats/emulated.user.js';
import { type AgentLabel, toTranscriptJson, toTranscriptText } from '../chats/transcript.format.js';
import type { EmulatorRequest } from '../emulator.request.js';
import { okResponse, type EmulatorResponse } from '../emulator.response.js';

/**
 * The transcript as JSON or text. Protocol 4.2. Haptik does not document which messages `limit` omits,
 * nor the response for an unknown conversation; the emulator keeps the latest messages, and returns an
 * empty transcript.
 */
export function createTranscriptResponse(
  { query }: EmulatorRequest,
  { conversations }: EmulatedUser,
  label: AgentLabel,
): EmulatorResponse {
  const no = Number(query['conversation_no']);
  const all = conversations.find((conversation) => conversation.no === no)?.messages ?? [];
  const limit = Number(query['limit'] ?? all.length);
  const messages = limit > 0 ? all.slice(-limit) : [];
  return query['response_type'] === 'text'
    ? okResponse({ chat_text: toTranscriptText(messages, label) })
    : okResponse({ chat_json: toTranscriptJson(messages, label) });
}
