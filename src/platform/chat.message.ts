import { type PlatformRecord, readRecord, readText } from './platform.record.js';

/** One message of a chat's history. Protocol 4.2. */
export interface ChatMessage {
  readonly text: string;
  /** `bot`, `user`, or an agent: by name in v2.0, as `agent(<name>)` in v1.0. */
  readonly sender: string;
  readonly messageId: string | undefined;
  /** When it was sent, or undefined when {@link timestamp} is not as documented. */
  readonly sentAt: Date | undefined;
  /** As the platform writes it, e.g. `06/22/20 07:24:25 AM UTC`. */
  readonly timestamp: string;
}

/** The messages of a history, or undefined when it is none. */
export function toChatMessages({
  chat_json: chat,
}: PlatformRecord): readonly ChatMessage[] | undefined {
  if (!Array.isArray(chat)) return undefined;
  const messages = chat.map((item: unknown) => toChatMessage(readRecord(item) ?? { text: item }));
  return Object.freeze(messages);
}

function toChatMessage({ text, sender, message_id, timestamp }: PlatformRecord): ChatMessage {
  const written = readText(timestamp) ?? '';
  return Object.freeze({
    text: readText(text) ?? (text ? JSON.stringify(text) : ''),
    sender: readText(sender) ?? '',
    messageId: readText(message_id),
    sentAt: parseTimestamp(written),
    timestamp: written,
  });
}

const TIMESTAMP = /^(\d\d)\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d) (AM|PM) UTC$/;

/** The time that a timestamp names: month, day, year of this century, on a clock of twelve hours. */
function parseTimestamp(timestamp: string): Date | undefined {
  const [, month, day, year, hour, minute, second, half] = TIMESTAMP.exec(timestamp.trim()) ?? [];
  const hours = (Number(hour) % 12) + (half === 'PM' ? 12 : 0);
  const iso = `20${year}-${month}-${day}T${String(hours).padStart(2, '0')}:${minute}:${second}Z`;
  const time = new Date(iso);
  // A date rolls 30 February over to March.
  const isReal = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso.slice(0, -1));
  return isReal ? time : undefined;
}
