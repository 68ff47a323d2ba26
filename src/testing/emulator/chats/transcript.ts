import type { ChatMessage } from './chat.message.js';

/** How a version of the history names an agent: `agent(Asha)` in v1.0, `Asha` in v2.0. */
export type AgentLabel = (name: string) => string;

/** The messages as `chat_json`. Protocol 4.2. */
export function chatJson(messages: readonly ChatMessage[], label: AgentLabel): unknown[] {
  return messages.map((message) => ({
    text: message.text,
    sender: senderOf(message, label),
    message_id: message.id,
    timestamp: timestampOf(message.at),
  }));
}

/** The messages as `chat_text`, one a line. Protocol 4.2. */
export function chatText(messages: readonly ChatMessage[], label: AgentLabel): string {
  return messages.map((message) => `${senderOf(message, label)}: ${message.text}\n`).join('');
}

function senderOf({ sender, agent = '' }: ChatMessage, label: AgentLabel): string {
  return sender === 'agent' ? label(agent) : sender;
}

/** The platform's own form, e.g. `06/22/20 07:24:25 AM UTC`. */
export function timestampOf(at: number): string {
  const date = new Date(at);
  const hours = date.getUTCHours();
  const day = [date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCFullYear() % 100];
  const time = [hours % 12 || 12, date.getUTCMinutes(), date.getUTCSeconds()];
  return `${day.map(two).join('/')} ${time.map(two).join(':')} ${hours < 12 ? 'AM' : 'PM'} UTC`;
}

const two = (number: number): string => String(number).padStart(2, '0');
