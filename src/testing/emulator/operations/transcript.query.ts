import type { EmulatedUser } from '../chats/emulated.user.js';
import { type AgentLabel, chatJson, chatText } from '../chats/transcript.js';
import type { EmulatorRequest } from '../emulator.request.js';
import { ok, type PlatformAnswer } from '../platform.answer.js';

/**
 * The transcript that a query asks for, as JSON or as text. Protocol 4.2. Haptik does not say
 * which messages `limit` leaves out, nor what a conversation that never was reads like; here the
 * latest messages stay, and the transcript is empty.
 */
export function transcriptFor(
  { query }: EmulatorRequest,
  { conversations }: EmulatedUser,
  label: AgentLabel,
): PlatformAnswer {
  const no = Number(query['conversation_no']);
  const all = conversations.find((conversation) => conversation.no === no)?.messages ?? [];
  const limit = Number(query['limit'] ?? all.length);
  const messages = limit > 0 ? all.slice(-limit) : [];
  return query['response_type'] === 'text'
    ? ok({ chat_text: chatText(messages, label) })
    : ok({ chat_json: chatJson(messages, label) });
}
