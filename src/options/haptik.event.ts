import type { HandoffOutcome } from '../handoff/desk/agent.desk.js';
import type { NodeFailureReason } from '../reply/result/node.failure.js';

/** The most likely reason why a signature was rejected, diagnosed from the request. */
export type SignatureFailureReason =
  | 'header-missing'
  | 'header-repeated'
  | 'malformed'
  | 'sha256-signature'
  | 'prefix-missing'
  | 'digest-in-base64'
  | 'secret-expired'
  | 'secret-with-whitespace'
  | 'secret-with-quotes'
  | 'secret-cut'
  | 'secret-list'
  | 'secret-encoded'
  | 'secret-empty'
  | 'secret-of-another-node'
  | 'secret-of-another-bot'
  | 'secret-unknown'
  | 'development-secret'
  | 'wrong-algorithm'
  | 'body-empty'
  | 'body-truncated'
  | 'body-altered'
  | 'body-reserialized'
  | 'body-quoted'
  | 'body-in-base64'
  | 'body-form-encoded'
  | 'body-compressed'
  | 'final-newline-changed'
  | 'line-endings-changed'
  | 'byte-order-mark-changed'
  | 'charset-changed'
  | 'unicode-normalized'
  | 'unknown';

/** Why a call got no reply of its node method. */
export type CallFailureReason = NodeFailureReason | 'busy' | 'denied' | 'invalid-input';

/**
 * Why a call was not admitted: too many calls in flight, too many of its node, or too little memory. The user
 * reads the text `busy`.
 */
export type ShedReason = 'in-flight' | 'node-in-flight' | 'memory';

/** `half-open` while single trial calls test whether the protected resource has recovered. */
export type CircuitState = 'closed' | 'open' | 'half-open';

export const SWITCH_MODES = ['normal', 'fallback', 'handoff'] as const;

/**
 * How the calls of a bot or a node are handled.
 *
 * - `normal`: the method is called.
 * - `fallback`: the method is not called, and the user reads the text `unavailable`.
 * - `handoff`: the method is not called, and the chat is handed off.
 */
export type SwitchMode = (typeof SWITCH_MODES)[number];

/** A handoff that a call asked for. */
export interface CallHandoff {
  /** Undefined for the default team of the desk. */
  readonly team: string | undefined;
  /** `requested` when the node method returned a handoff, else the reason of the failure. */
  readonly reason: NodeFailureReason | 'requested';
  /** `already-active` when an earlier handoff of the conversation is still active. */
  readonly outcome: HandoffOutcome['kind'] | 'already-active';
}

/**
 * An event for metrics and alerts. Events contain names of bots and nodes and ids of secrets, but
 * no personal data, no secrets and no texts of a chat.
 */
export type HaptikEvent =
  | {
      readonly type: 'signature.accepted';
      readonly bot: string;
      readonly node: string;
      /** Undefined for an unsigned call that was accepted. */
      readonly secretId: string | undefined;
      /** Whether the call was signed with another secret than the current one, as during a rotation. */
      readonly outdated: boolean;
    }
  | {
      readonly type: 'signature.rejected';
      readonly bot: string;
      readonly reason: SignatureFailureReason;
    }
  | {
      /** An authentic call got its reply. There is one for each call, also for one whose method failed. */
      readonly type: 'call.answered';
      readonly bot: string;
      /** As the call names it. Use `nodeLabel` where the number of values must be bounded. */
      readonly node: string;
      /**
       * The name of a node that a method handles by name, `_fallback` for other nodes of a bot with a fallback
       * method, and `_unknown` for nodes without a method.
       */
      readonly nodeLabel: string;
      /** The status of the reply. */
      readonly status: boolean;
      /** Why the call got no reply of its method; undefined when it got one, including a failure. */
      readonly reason: CallFailureReason | undefined;
      /** The first line of what failed, without secrets; undefined without a reason. */
      readonly error: string | undefined;
      /** From the receipt of the body to the reply. */
      readonly durationMs: number;
      /**
       * The time of the method divided by its deadline, more than 1 when the method blocked beyond it. Undefined when
       * the method was not called.
       */
      readonly deadlineShare: number | undefined;
      /** The handoff of the chat to a human agent. */
      readonly handoff: CallHandoff | undefined;
      /**
       * The header `X-Request-Id` of the request, else its id on the HTTP platform or in the logger (`request.id`, as
       * of Fastify or pino-http), else the header `X-Haptik-Call-Id`, else a random UUID.
       */
      readonly requestId: string;
      /** The trace of the call: of the active span, else of the header `traceparent` of the request. */
      readonly traceId: string | undefined;
    }
  | {
      /** A call was not admitted. `call.answered` with the reason `busy` follows. */
      readonly type: 'call.shed';
      readonly bot: string;
      readonly node: string;
      readonly reason: ShedReason;
    }
  | {
      /** A call of a node with the option `dedupe` got the outcome of an identical one; the method did not run. */
      readonly type: 'call.repeated';
      readonly bot: string;
      readonly node: string;
    }
  | {
      /** Memory became short, or is sufficient again. */
      readonly type: 'memory.changed';
      readonly state: 'high' | 'normal';
      /** The JavaScript heap in use, as a share of its limit. */
      readonly heap: number;
      /** Resident memory, as a share of the limit of the container or the memory of the machine. */
      readonly resident: number;
    }
  | {
      readonly type: 'call.late';
      readonly bot: string;
      readonly node: string;
      /** Milliseconds between the deadline and the end of the node method. */
      readonly overrunMs: number;
    }
  | {
      /** A call of a search field was answered. */
      readonly type: 'search.answered';
      readonly bot: string;
      readonly search: string;
      /** Whether the search method returned a valid result. */
      readonly success: boolean;
      readonly durationMs: number;
    }
  | {
      /** A circuit changed its state. */
      readonly type: 'circuit.changed';
      readonly kind: 'node' | 'desk';
      readonly bot: string;
      /** Undefined for a desk and for the fallback of the bot. */
      readonly node: string | undefined;
      readonly state: CircuitState;
    }
  | {
      /** An operator switched a bot or a node, here or on another replica. */
      readonly type: 'switch.changed';
      readonly bot: string;
      /** Undefined when the whole bot was switched. */
      readonly node: string | undefined;
      /** The mode from now on. */
      readonly mode: SwitchMode;
    }
  | {
      /** A handoff was delivered after its reply, expired, or became a dead letter. */
      readonly type: 'handoff.settled';
      readonly bot: string;
      readonly node: string;
      readonly reason: NodeFailureReason | 'requested';
      readonly state: 'delivered' | 'expired' | 'dead-letter';
      readonly attempts: number;
      /** Milliseconds since the handoff was created. */
      readonly durationMs: number;
    };

/** Receives every event. It is not awaited, and errors that it throws are ignored. */
export type HaptikEventListener = (event: HaptikEvent) => void;
