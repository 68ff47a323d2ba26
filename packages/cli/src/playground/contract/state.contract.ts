import type { NodeRef, ConversationState } from './conversation.contract.js';
import type { PlaygroundApp, TargetState } from './app.contract.js';
import type { RunInput } from './requests.contract.js';
import type { NodeList, RunSummary } from './run.contract.js';

export interface PlaygroundState {
  /** Version of the command. */
  readonly version: string;
  readonly target: TargetState;
  /** Absent when the receiver is not an app with HaptikModule, or not up. */
  readonly app?: PlaygroundApp;
  readonly nodes: NodeList;
  readonly conversation: ConversationState;
  readonly settings: PlaygroundSettings;
  readonly flow: Flow;
  readonly presets: readonly Preset[];
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  readonly emulator: EmulatorInfo;
  /** File of presets and flow, relative to the working directory. */
  readonly file: string;
  /** Why the file could not be read or written; presets and flow are in memory only. */
  readonly fileError?: string;
}

/**
 * The events of api/events: the name is the type of the server-sent event, the value its JSON data.
 */
export interface PlaygroundEvents {
  /** The first event of each connection. */
  readonly state: PlaygroundState;
  readonly target: TargetState;
  /** `app` is null when there is none (any more). */
  readonly app: { readonly app: PlaygroundApp | null; readonly nodes: NodeList };
  readonly conversation: ConversationState;
  readonly settings: PlaygroundSettings;
  readonly flow: Flow;
  readonly presets: readonly Preset[];
  readonly nodes: NodeList;
  /** A run that started, ended, or got the app's record. Unknown ids are new. */
  readonly run: RunSummary;
  /** The history after it was emptied or its oldest runs were dropped. */
  readonly runs: readonly RunSummary[];
  readonly file: { readonly fileError: string | null };
}

export type PlaygroundEventName = keyof PlaygroundEvents;

/** - `up`, or as all requests of the app to the platform end: no connection, 503, or handled without a response. */
export type PlatformStatus = 'up' | 'down' | 'errors' | 'slow' | 'dropped-responses';

export interface PlaygroundSettings {
  /** Whether a bot break hands the chat off to an agent. docs/protocol.md 2.4. */
  readonly humanAssistance: boolean;
  /** Message to the user at a bot break without human assistance. */
  readonly botBreakMessage: string;
  /** Milliseconds within which a response must be complete. @default 30_000 */
  readonly timeoutMs: number;
  /** How the emulated platform API answers the app. */
  readonly platform: PlatformStatus;
}

export type SettingsPatch = Partial<PlaygroundSettings>;

/** Where what the user writes and taps leads, as drawn in Haptik's builder. */
export interface Flow {
  readonly steps: readonly FlowStep[];
  /** Node for a text that no step matches. */
  readonly fallback?: NodeRef;
}

export interface FlowStep extends NodeRef {
  /** A success completes the conversation. docs/protocol.md 2.3. */
  readonly isEndNode: boolean;
  /** Texts of the user that lead here from everywhere, compared without case and outer blanks. */
  readonly says: readonly string[];
  /** Node by the label or the message of a button, in replies of this node. Before `says`. */
  readonly buttons: Readonly<Record<string, NodeRef>>;
  /** Node for anything else that the user sends at this step: a form, a location, a text. After `says`. */
  readonly otherwise?: NodeRef;
  /** Name of the entity that gets the text of the user who came here. */
  readonly textEntity?: string;
  /** Entities of each call of the step, under those of a form or a button. */
  readonly entities?: RunInput['entities'];
}

/** A call saved by name. */
export interface Preset {
  readonly name: string;
  readonly input: RunInput;
}

/** The emulated platform API, for the app's HaptikAgentDesk. */
export interface EmulatorInfo {
  /** E.g. `http://127.0.0.1:4501`. */
  readonly baseUrl: string;
  /** Values of the emulator only, not secrets. */
  readonly token: string;
  readonly clientId: string;
  readonly businessId: number;
  /** The first is the default team. */
  readonly teams: readonly string[];
  /** Whether the app has called it since the playground started. */
  readonly isUsed: boolean;
  /** Settings for the app, as environment variables of the service. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A call that the app recorded, of the playground or of another client. */
export interface RecordingSummary {
  readonly id: string;
  readonly at: number;
  /** Absent when the request was rejected before its node was known. */
  readonly node?: string;
  readonly bot?: string;
  readonly outcome: 'answered' | 'failed' | 'rejected';
  readonly totalMs?: number;
  /** Whether the playground made it. */
  readonly isOwn: boolean;
}

export interface RecordingList {
  readonly isAvailable: boolean;
  /** Why not, with the cure. */
  readonly reason?: string;
  /** Newest first. */
  readonly recordings: readonly RecordingSummary[];
}
