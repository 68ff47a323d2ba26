import type { EmulatorWebhook } from '../emulator.options.js';
import type { EmulatorFault } from '../faults/emulator.fault.js';

/** A call to the bot, ready to be sent once or several times. */
export interface EmulatorCall {
  readonly node: string;
  readonly userName: string;
  readonly conversationNo: number;
  /** Id of the user's message in the chat. */
  readonly messageId: number;
  readonly url: string;
  /** All headers as sent, with their names as sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** Whether a success completes the conversation. Protocol 2.3. */
  readonly isEndNode: boolean;
}

/** How a call differs from those of `triggerNode`. */
export interface CallOptions {
  /** @default the connected webhook */
  readonly webhook?: EmulatorWebhook;
  /** Additional headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The body instead of the one that the emulator creates; need not be valid. */
  readonly body?: string | Uint8Array;
  /** Changes the body before it is signed. */
  readonly transformBody?: (bytes: Uint8Array) => Uint8Array;
  /** @default whether `endNodes` contains the node */
  readonly isEndNode?: boolean;
}

export interface SendOptions {
  /** @default the next planned fault of `triggerNode` */
  readonly fault?: EmulatorFault;
}

/** What was received for a call, and when. */
export interface EmulatorExchange {
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  /** Milliseconds from the beginning of the request to the head of the response; undefined without one. */
  readonly firstByteMs: number | undefined;
  /** Milliseconds from the beginning of the request to the end of the response, or to the failure. */
  readonly totalMs: number;
  /** The complete response; undefined without one. */
  readonly response: EmulatorWireResponse | undefined;
}

export interface EmulatorWireResponse {
  readonly status: number;
  /** Names and values as received, in order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly bytes: Uint8Array;
}
