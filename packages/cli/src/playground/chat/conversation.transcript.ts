import { type HslElement, parse } from 'nestjs-haptik/hsl';
import type { EmulatorChatMessage } from 'nestjs-haptik/internal/emulator';
import type {
  BotEntry,
  SystemEntry,
  SystemEventName,
  TranscriptEntry,
} from '../playground.contract.js';

const MAX_ENTRIES = 500;
/** Characters of all entries as JSON; each change of the chat sends them to the page. */
const MAX_LENGTH = 1024 * 1024;
const MAX_TEXT_LENGTH = 32 * 1024;
const MAX_ELEMENT_LENGTH = 256 * 1024;

/** Details of a message that the chat of the platform does not have. */
export interface MessageDetails {
  readonly runId?: string;
  /** What the bot receives instead of the text. */
  readonly received?: string;
  readonly isBotBreak?: boolean;
}

/** The entries of the chat, in order. The oldest are dropped, and long texts are cut. */
export class ConversationTranscript {
  #entries: readonly TranscriptEntry[] = [];
  #lastSystemId = 0;

  get entries(): readonly TranscriptEntry[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries = [];
  }

  addMessage(message: EmulatorChatMessage, conversationNo: number): void {
    this.add(toEntry(message, conversationNo));
  }

  addSystemEntry(
    event: SystemEventName,
    text: string,
    conversationNo: number,
    runId?: string,
  ): void {
    const entry: SystemEntry = {
      id: `s${++this.#lastSystemId}`,
      at: Date.now(),
      conversationNo,
      sender: 'system',
      event,
      text,
      ...(runId !== undefined && { runId }),
    };
    // A restart takes the place of the line that the app is down.
    const latest = this.#entries.at(-1);
    const isOverride =
      latest?.sender === 'system' && latest.event === 'app-down' && event.startsWith('app-');
    if (isOverride) this.#entries = this.#entries.slice(0, -1);
    this.add(entry);
  }

  describeMessages(messageIds: readonly number[], details: MessageDetails): void {
    const ids = new Set(messageIds.map(toEntryId));
    const { isBotBreak, received, ...shared } = details;
    this.#entries = this.#entries.map((entry): TranscriptEntry => {
      if (!ids.has(entry.id)) return entry;
      if (entry.sender === 'bot') return { ...entry, ...shared, ...(isBotBreak && { isBotBreak }) };
      if (entry.sender !== 'user') return { ...entry, ...shared };
      return { ...entry, ...shared, ...(received !== undefined && { received }) };
    });
  }

  findBotEntry(id: string): BotEntry | undefined {
    const entry = this.#entries.find((candidate) => candidate.id === id);
    return entry?.sender === 'bot' ? entry : undefined;
  }

  markPressed(id: string, pressed: string): void {
    this.#entries = this.#entries.map((entry) =>
      entry.id === id && entry.sender === 'bot' ? { ...entry, pressed } : entry,
    );
  }

  private add(entry: TranscriptEntry): void {
    const entries = [...this.#entries, entry].slice(-MAX_ENTRIES);
    const lengths = entries.map((one) => JSON.stringify(one).length);
    let excess = lengths.reduce((sum, length) => sum + length, -MAX_LENGTH);
    const first = lengths.findIndex((length) => {
      if (excess <= 0) return true;
      excess -= length;
      return false;
    });
    this.#entries = entries.slice(first);
  }
}

const toEntryId = (messageId: number): string => `m${messageId}`;

function toEntry(message: EmulatorChatMessage, conversationNo: number): TranscriptEntry {
  const { id, at, sender, agent = '' } = message;
  const text = shorten(message.text);
  const base = { id: toEntryId(id), at, conversationNo };
  if (sender === 'user') return { ...base, sender, text };
  if (sender === 'agent') return { ...base, sender, agent, text };
  const element = toElement(message.text);
  return { ...base, sender, isBotBreak: false, ...(element ? { element } : { text }) };
}

/** The element of a message as on the wire; unknown keys are kept. A huge one is shown as text. */
function toElement(text: string): HslElement | undefined {
  return text.startsWith('{') && text.length <= MAX_ELEMENT_LENGTH ? parse(text) : undefined;
}

/** The run has the whole text. */
function shorten(text: string): string {
  if (text.length <= MAX_TEXT_LENGTH) return text;
  return `${text.slice(0, MAX_TEXT_LENGTH).toWellFormed()}… (${text.length} characters)`;
}
