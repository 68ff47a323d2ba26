import type { HslElement } from 'nestjs-haptik/hsl';
import type { JsonObject } from './app.contract.js';

/** With the bot, waiting for or with an agent, or complete. docs/protocol.md 2.3, 2.4. */
export type ChatState = 'bot' | 'pending' | 'complete';

/** The conversation in the playground: what Haptik knows of it, and sends with the next call. */
export interface ConversationState {
  /** `conversation_no`. */
  readonly no: number;
  readonly state: ChatState;
  /** Team of a handed-off chat, or of the countdown. */
  readonly team?: string;
  /** Fields of `user` with their wire names, e.g. `user_name`, `full_name`, `auth_id`. */
  readonly user: JsonObject;
  /** `user.language_code`. */
  readonly language: string;
  /** `user.device_platform`, e.g. 5 for Web, 14 for WhatsApp. docs/protocol.md 1.5. */
  readonly devicePlatform: number | string;
  readonly conversationDetails: JsonObject;
  readonly userDetails: JsonObject;
  readonly envVariables: Readonly<Record<string, string>>;
  /** Node of the latest call; the flow continues from it. */
  readonly node?: NodeRef;
  /** In order; the oldest entries are dropped after 500. */
  readonly transcript: readonly TranscriptEntry[];
}

export interface NodeRef {
  /** Absent for the bot of the webhook's own path. */
  readonly bot?: string;
  readonly node: string;
}

interface BaseEntry {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly conversationNo: number;
  /** The run that the entry belongs to. */
  readonly runId?: string;
}

/** A text of the user, as shown in the chat. */
export interface UserEntry extends BaseEntry {
  readonly sender: 'user';
  readonly text: string;
  /** What the bot receives instead of the text (`gogo_message`, or a text with hidden data). */
  readonly received?: string;
}

/** A message of the bot: a text or a rich element as on the wire. */
export interface BotEntry extends BaseEntry {
  readonly sender: 'bot';
  readonly text?: string;
  readonly element?: HslElement;
  /** The configured message of a bot break, which the platform sends. docs/protocol.md 2.4. */
  readonly isBotBreak: boolean;
  /** The label of the quick reply or button pressed last; quick replies vanish after a tap. docs/protocol.md 3.6. */
  readonly pressed?: string;
}

export interface AgentEntry extends BaseEntry {
  readonly sender: 'agent';
  readonly agent: string;
  readonly text: string;
}

/**
 * - `bot-break`: the reply broke the bot; `text` is the reason.
 * - `handoff`: the platform accepted a handoff; `text` is the team.
 * - `pending`, `complete`, `opened`: state of the chat.
 * - `app-down`, `app-up`, `app-restarted`: status of the receiver; the conversation goes on.
 * - `to-agent`: the user wrote while the chat is with an agent; no node is called.
 */
export type SystemEventName =
  | 'bot-break'
  | 'handoff'
  | 'pending'
  | 'complete'
  | 'opened'
  | 'app-down'
  | 'app-up'
  | 'app-restarted'
  | 'to-agent';

/** A line between the messages. */
export interface SystemEntry extends BaseEntry {
  readonly sender: 'system';
  readonly event: SystemEventName;
  /** A sentence in English, for the page to show. */
  readonly text: string;
}

export type TranscriptEntry = UserEntry | BotEntry | AgentEntry | SystemEntry;
