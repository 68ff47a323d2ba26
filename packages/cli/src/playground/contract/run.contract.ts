import type { HslElement } from 'nestjs-haptik/hsl';
import type { JsonObject, PlaygroundNode, SecretState } from './app.contract.js';
import type { ChatState } from './conversation.contract.js';
import type { CallFault, RunInput } from './requests.contract.js';

/** How a call came about; `recording` was made by another client and recorded by the app. */
export type RunOrigin = 'form' | 'press' | 'say' | 'repeat' | 'recording';

/** `running`, `answered` with any HTTP status, or `failed` without a complete response. */
export type RunState = 'running' | 'answered' | 'failed';

/** A call in the history. */
export interface RunSummary {
  readonly id: string;
  /** Number in the history, from 1. */
  readonly no: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly state: RunState;
  readonly origin: RunOrigin;
  readonly bot?: string;
  readonly node: string;
  readonly fault?: CallFault;
  readonly httpStatus?: number;
  /** `status` of the reply; absent without a valid reply. */
  readonly status?: boolean;
  readonly botBreak?: BotBreakInfo;
  readonly handoffs: number;
  readonly totalMs?: number;
  /** What signed it. Absent for an unsigned call and for a recording. */
  readonly secret?: SecretState;
}

/** Everything about a call. Its secret is in the signature of the request. */
export interface Run extends Omit<RunSummary, 'secret'> {
  readonly input: RunInput;
  readonly request: WireRequest;
  /** Absent while it runs, and when none came. */
  readonly response?: WireResponse;
  readonly failure?: RunFailure;
  readonly timings: RunTimings;
  readonly deadline: RunDeadline;
  /** Absent at a bot break. */
  readonly reply?: RunReply;
  readonly stateChanges: { readonly conversationDetails: Changes; readonly userDetails: Changes };
  /** Absent for a recording. */
  readonly chatState?: { readonly before: ChatState; readonly after?: ChatState };
  readonly requestedHandoffs: readonly RunHandoff[];
  /** What the app recorded of the call; only of an app with HaptikModule. */
  readonly recorded?: RecordedRun;
  /** Runs with an equal key call the same node with the same entities, so that comparing them makes sense. */
  readonly compareKey: string;
}

export interface WireRequest {
  readonly method: string;
  readonly url: string;
  /** Name and value in the order sent. */
  readonly headers: readonly Header[];
  readonly body: WireBody;
  /** Absent for an unsigned call. */
  readonly signature?: SignatureInfo;
}

export type Header = readonly [name: string, value: string];

/** The exact bytes of a body. */
export interface WireBody {
  /** Bytes of the whole body. */
  readonly length: number;
  /** The body when it is UTF-8, at most its first 256 KiB. */
  readonly text?: string;
  /** The body when it is not UTF-8, at most its first 256 KiB. */
  readonly base64?: string;
  /** Whether `text` or `base64` is only the beginning. */
  readonly isTruncated: boolean;
}

export interface SignatureInfo {
  /** `X-Hub-Signature`. */
  readonly header: string;
  /** The value, `sha1=…`. */
  readonly value: string;
  /** `HMAC-SHA1`. */
  readonly algorithm: string;
  /** Where the key is from; never the key. */
  readonly secret: SecretState;
  /** Whether a random key was used instead, by the fault `wrong-secret`. */
  readonly isForged: boolean;
  /** A sentence, e.g. "HMAC-SHA1 of the 312 bytes of the body, keyed by the secret in HAPTIK_SECRET, in lower-case hex." */
  readonly madeBy: string;
}

export interface WireResponse {
  readonly httpStatus: number;
  readonly headers: readonly Header[];
  readonly body: WireBody;
}

/** Why a call has no complete response. */
export interface RunFailure {
  /** `error` is one of the playground itself. */
  readonly reason: 'unreachable' | 'timeout' | 'stopped' | 'error';
  readonly detail: string;
  /** Whether the app was down or restarted meanwhile. */
  readonly duringRestart: boolean;
}

/** Milliseconds, from `sentAt` on. */
export interface RunTimings {
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  /** Until the head of the response. */
  readonly firstByteMs?: number;
  /** Until the end of the response, or until the failure. */
  readonly totalMs?: number;
}

export interface RunDeadline {
  /** The platform breaks the bot after it: 30 000, or less by the settings. docs/protocol.md 2.1. */
  readonly limitMs: number;
  /** The app ends the node method after it, and answers by itself; known of an app with HaptikModule. */
  readonly nodeMs?: number;
  /** Kept by the app, after `nodeMs`, for the handoff and the fallback text. */
  readonly reserveMs?: number;
}

export interface BotBreakInfo {
  readonly reason:
    'unreachable' | 'timeout' | 'status' | 'not-json' | 'no-response' | 'invalid-message';
  /** A sentence. */
  readonly detail: string;
}

export interface RunReply {
  readonly status: boolean;
  readonly messages: readonly RunMessage[];
  /** Absent when the reply leaves the map as it is. */
  readonly conversationDetails?: JsonObject;
  readonly userDetails?: JsonObject;
}

/** One message of `response`: a text or an element. */
export type RunMessage = { readonly text: string } | { readonly element: HslElement };

/** What differs between two JSON values. */
export type Changes = readonly Change[];

export interface Change {
  /** JSON pointer, e.g. `/entities/order_id/0/entity_value`; `""` is the whole value. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: unknown;
  readonly after?: unknown;
}

/** A handoff during the call: requested of the platform's API by the app, or by the platform at a bot break. */
export interface RunHandoff {
  readonly team: string;
  readonly by: 'app' | 'platform';
  readonly outcome: 'accepted' | 'refused' | 'failed';
  /** Response of the platform, e.g. `200` or `400: Invalid team name`. */
  readonly detail?: string;
}

/** What the app's development endpoint reports of the call. */
export interface RecordedRun {
  readonly id: string;
  readonly outcome: 'answered' | 'failed' | 'rejected';
  /** Reason of a failure, or the diagnosis of a rejection with its cure. */
  readonly reason?: string;
  /** From the arrival of the body to the response, in milliseconds. */
  readonly durationMs: number;
  /** Why and with which outcome the app handed the chat off, e.g. `requested: delivered`. */
  readonly handoff?: string;
  readonly traceId?: string;
  readonly log: readonly LogLine[];
}

export interface LogLine {
  /** Milliseconds after the arrival of the call. */
  readonly atMs: number;
  readonly level: 'verbose' | 'debug' | 'log' | 'warn' | 'error' | 'fatal';
  readonly context?: string;
  readonly message: string;
}

/** The nodes of the app, the flow, the presets and of former calls. */
export type NodeList = readonly PlaygroundNode[];

export interface RunComparison {
  readonly a: RunSummary;
  readonly b: RunSummary;
  readonly request: Changes;
  /** Of the bodies; of JSON strings in `response`, the elements are compared. */
  readonly response: Changes;
}

/** Code for a file. */
export interface RunExport {
  readonly as: 'jest' | 'vitest' | 'curl' | 'fixture';
  /** E.g. `order-status.spec.ts`. */
  readonly fileName: string;
  readonly mediaType: string;
  /** Contains no secret: the test kit and curl read it from the app's options or the environment. */
  readonly content: string;
}
