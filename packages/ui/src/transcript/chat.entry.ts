import type { HslElement } from 'nestjs-haptik/hsl';

interface EntryBase {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface UserChatEntry extends EntryBase {
  readonly sender: 'user';
  readonly text: string;
  /** What the bot receives instead. */
  readonly received?: string;
}

export interface BotChatEntry extends EntryBase {
  readonly sender: 'bot';
  /** Texts and elements, as the channel shows them. */
  readonly elements: readonly (HslElement | string)[];
  /** A message of the platform, because the reply broke the bot. */
  readonly isBotBreak?: boolean;
  /** Whether the user has sent its form. */
  readonly isSent?: boolean;
}

export interface AgentChatEntry extends EntryBase {
  readonly sender: 'agent';
  readonly agent: string;
  readonly text: string;
}

/** A line between the messages. */
export interface SystemChatEntry extends EntryBase {
  readonly sender: 'system';
  readonly text: string;
  readonly tone?: 'info' | 'success' | 'warning' | 'error';
}

/** One entry of a transcript. */
export type ChatEntry = UserChatEntry | BotChatEntry | AgentChatEntry | SystemChatEntry;
