import type { RecordedCall } from '../recording/recorded.call.js';

export { CALL_ID_HEADER } from '../payload/call.id.header.js';

/*
 * The JSON of the development endpoint. Types and constants only, so that the command line and pages in the
 * browser can import them. Absent values are `null`, as JSON has them. A single call,
 * `GET <path>/_development/calls/<id>`, is a `RecordedCall`.
 */

/** The segment below the path of the endpoint: `<path>/_development/app`. */
export const DEVELOPMENT_SEGMENT = '_development';

/** A JSON Schema of draft 2020-12, as far as class-validator can be mapped to it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** `GET <path>/_development/app`: what a running application answers. */
export interface AppDescription {
  /** Version of `nestjs-haptik`. */
  readonly version: string;
  /** A UUID that changes with each start of the application. */
  readonly bootId: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** The bot of the flat options first. */
  readonly bots: readonly BotDescription[];
  readonly recording: RecordingDescription;
}

export interface RecordingDescription {
  /** Whether the option `recording` is set. Without it, the last calls are kept for development only. */
  readonly isConfigured: boolean;
  /** The number of calls that are kept. */
  readonly maxCalls: number;
}

export interface BotDescription {
  /** The name in the options; `default` for the bot of the flat options. */
  readonly name: string;
  readonly isDefault: boolean;
  /** The path of its calls, with the prefix of the application: `/haptik`. */
  readonly path: string;
  /** The language of the texts when the user has none. */
  readonly language: string;
  /** Whether at least one node accepts calls without a signature. */
  readonly allowsUnsigned: boolean;
  readonly budget: BudgetDescription;
  readonly nodes: readonly NodeDescription[];
  readonly searches: readonly SearchDescription[];
}

/** Milliseconds. */
export interface BudgetDescription {
  readonly totalMs: number;
  readonly reserveMs: number;
}

export interface NodeDescription {
  /** The system name; null for the fallback of the bot. */
  readonly name: string | null;
  readonly isFallback: boolean;
  /** Class, method and module. */
  readonly location: string;
  /** Milliseconds that the method may take. */
  readonly timeoutMs: number;
  /** Whether the node has secrets that differ from those of the bot. */
  readonly hasOwnSecret: boolean;
  /** In the order of the parameters, then of the properties of the class. */
  readonly entities: readonly EntityDescription[];
  /** The schema of the class that validates the entities; null without one. */
  readonly schema: JsonSchema | null;
  /** Keys that parameters of the method read. */
  readonly reads: StateKeysDescription;
}

export interface EntityDescription {
  /** The name in the call. A property `orderId` of a class has the entity `order_id`. */
  readonly name: string;
  /** The property of the class; null for a parameter. */
  readonly property: string | null;
  /** What the method reads: `string`, `number`, `boolean`, `date`, `list`, `item` (text and origin). */
  readonly kind: EntityKind;
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly description: string | null;
}

export type EntityKind = 'string' | 'number' | 'boolean' | 'date' | 'list' | 'item';

export interface StateKeysDescription {
  readonly conversationDetails: readonly string[];
  readonly userDetails: readonly string[];
  readonly envVariables: readonly string[];
}

export interface SearchDescription {
  readonly name: string;
  /** The path, without a key. */
  readonly path: string;
  readonly needsKey: boolean;
  readonly location: string;
  readonly timeoutMs: number;
  readonly limit: number;
}

/** `GET <path>/_development/calls?limit=<n>&before=<id>`: newest first. */
export interface RecordedCallList {
  readonly bootId: string;
  readonly calls: readonly RecordedCallSummary[];
}

/** A recorded call without bodies, headers and log lines. */
export interface RecordedCallSummary extends Pick<
  RecordedCall,
  'id' | 'receivedAt' | 'bot' | 'node' | 'outcome' | 'durationMs'
> {
  /** Status of the response. */
  readonly status: number;
}
