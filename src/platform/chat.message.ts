import { type PlatformRecord, readRecord, readText } from './platform.record.js';

/** A message of the chat history. Protocol 4.2. */
export interface ChatMessage {
  readonly text: string;
  /** `bot`, `user`, or an agent: `<name>` in v2.0, `agent(<name>)` in v1.0. */
  readonly sender: string;
  readonly messageId: string | undefined;
  /** When it was sent; undefined when {@link timestamp} does not have the documented format. */
  readonly sentAt: Date | undefined;
  /** The time in the format of the platform, e.g. `06/22/20 07:24:25 AM UTC`. */
  readonly timestamp: string;
}

/** The messages of a chat history; undefined when the response is not a chat history. */
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

/** Parses `MM/DD/YY hh:mm:ss AM|PM UTC`, with years from 2000. */
function parseTimestamp(timestamp: string): Date | undefined {
  const [, month, day, year, hour, minute, second, half] = TIMESTAMP.exec(timestamp.trim()) ?? [];
  const hours = (Number(hour) % 12) + (half === 'PM' ? 12 : 0);
  const iso = `20${year}-${month}-${day}T${String(hours).padStart(2, '0')}:${minute}:${second}Z`;
  const time = new Date(iso);
  // `Date` parses February 30 as March 2.
  const isReal = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso.slice(0, -1));
  return isReal ? time : undefined;
}
