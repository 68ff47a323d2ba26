import type { JsonObject } from './app.contract.js';

/** An entity as on the wire; further keys are sent, too. docs/protocol.md 1.6. */
export interface EntityItem {
  readonly entity_value: unknown;
  /** E.g. `message`, `user_profile`, `default`. */
  readonly detection?: string;
  readonly original_text?: string;
}

/**
 * - `wrong-secret`: signed with a random key; the receiver must answer 401.
 * - `unsigned`: without a signature.
 * - `slow-network`: the body arrives in small pieces, over about 5 s.
 * - `dropped-response`: the connection ends before the response is read.
 * - `replayed`: the same bytes again after the first response: two runs.
 * - `two-at-once`: the same bytes twice at the same time: two runs.
 * - `large-body`: padded to 1 MB.
 */
export type CallFault =
  | 'wrong-secret'
  | 'unsigned'
  | 'slow-network'
  | 'dropped-response'
  | 'replayed'
  | 'two-at-once'
  | 'large-body';

/** A call. What is absent is taken from the conversation. */
export interface RunInput {
  readonly bot?: string;
  readonly node: string;
  /** Items by entity; `[]` or null for one that was not collected. */
  readonly entities?: Readonly<Record<string, readonly EntityItem[] | null>>;
  /** The exact text of the body, sent instead of the other fields. It need not be JSON. */
  readonly rawBody?: string;
  /** Message of the user in the chat. @default the name of the node */
  readonly userMessage?: string;
  /** Fields of `user`, over those of the conversation. */
  readonly user?: JsonObject;
  readonly language?: string;
  readonly devicePlatform?: number | string;
  readonly conversationDetails?: JsonObject;
  readonly userDetails?: JsonObject;
  readonly envVariables?: Readonly<Record<string, string>>;
  readonly fault?: CallFault;
}

export interface RepeatInput {
  /** `bytes`: the same request. `input`: the same input with the conversation of now. @default 'input' */
  readonly what?: 'bytes' | 'input';
  readonly fault?: CallFault;
}

/** A tap on something in a message of the bot. */
export interface PressInput {
  /** Id of the `BotEntry`. */
  readonly entryId: string;
  /** Way to the actionable in the element, e.g. `['data', 'items', 0]`; `[]` sends a form. */
  readonly path: readonly (string | number)[];
  /** Values by key of the field, for a form, also one that Haptik keeps. */
  readonly formValues?: Readonly<Record<string, string | readonly string[]>>;
  /** Indexes `[tab, item]` of the chosen items, for the action of a tab list. */
  readonly selectedItems?: readonly (readonly [tab: number, item: number])[];
  /** For an actionable that sends a location. */
  readonly location?: { readonly latitude: number; readonly longitude: number };
  /** Name or URL of the file, for an actionable that uploads one. */
  readonly file?: string;
  /** The node that answers it. @default the flow decides */
  readonly node?: string;
  readonly bot?: string;
}

/** A text that the user types. */
export interface SayInput {
  readonly text: string;
  /** The node that answers it. @default the flow decides */
  readonly node?: string;
  readonly bot?: string;
  readonly fault?: CallFault;
}

/** A text in a search field of a form. docs/protocol.md 3.8. */
export interface SearchInput {
  readonly entryId: string;
  /** Key of the field. */
  readonly field: string;
  readonly query: string;
}

/** Replaces each given part; a map as a whole. */
export interface ConversationPatch {
  readonly user?: JsonObject;
  readonly language?: string;
  readonly devicePlatform?: number | string;
  readonly conversationDetails?: JsonObject;
  readonly userDetails?: JsonObject;
  readonly envVariables?: Readonly<Record<string, string>>;
}

export interface ResetInput {
  /** `conversation`: a new conversation of the user. `user`: a new user without state maps. @default 'conversation' */
  readonly what?: 'conversation' | 'user';
}

export interface AgentMessageInput {
  readonly text: string;
  /** @default 'Asha' */
  readonly agent?: string;
}

export interface CompareInput {
  readonly a: string;
  readonly b: string;
}

export interface OpenRecordingInput {
  readonly id: string;
}
