import type { EmulatorChatMessage } from './emulator.chat.message.js';

/** The label of an agent in a version of the history: `agent(Asha)` in v1.0, `Asha` in v2.0. */
export type AgentLabel = (name: string) => string;

/** The messages as `chat_json`. Protocol 4.2. */
export function toTranscriptJson(
  messages: readonly EmulatorChatMessage[],
  label: AgentLabel,
): unknown[] {
  return messages.map((message) => ({
    text: message.text,
    sender: formatSender(message, label),
    message_id: message.id,
    timestamp: formatTimestamp(message.at),
  }));
}

/** The messages as `chat_text`, one per line. Protocol 4.2. */
export function toTranscriptText(
  messages: readonly EmulatorChatMessage[],
  label: AgentLabel,
): string {
  return messages.map((message) => `${formatSender(message, label)}: ${message.text}\n`).join('');
}

function formatSender({ sender, agent = '' }: EmulatorChatMessage, label: AgentLabel): string {
  return sender === 'agent' ? label(agent) : sender;
}

/** The timestamp format of Haptik, e.g. `06/22/20 07:24:25 AM UTC`. */
export function formatTimestamp(at: number): string {
  const date = new Date(at);
  const hours = date.getUTCHours();
  const day = [date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCFullYear() % 100];
  const time = [hours % 12 || 12, date.getUTCMinutes(), date.getUTCSeconds()];
  return `${day.map(padTwoDigits).join('/')} ${time.map(padTwoDigits).join(':')} ${hours < 12 ? 'AM' : 'PM'} UTC`;
}

const padTwoDigits = (number: number): string => String(number).padStart(2, '0');
