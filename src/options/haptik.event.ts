import type { HandoffOutcome } from '../handoff/desk/agent.desk.js';
import type { NodeFailureReason } from '../reply/result/node.failure.js';

/** The most likely reason why a signature was rejected, diagnosed from the request. */
export type SignatureFailureReason =
  | 'header-missing'
  | 'header-repeated'
  | 'malformed'
  | 'sha256-signature'
  | 'secret-expired'
  | 'secret-with-whitespace'
  | 'secret-of-another-node'
  | 'secret-of-another-bot'
  | 'body-reserialized'
  | 'byte-order-mark-changed'
  | 'charset-changed'
  | 'unknown';

/** Why a call got no reply of its node method. */
export type CallFailureReason = NodeFailureReason | 'busy' | 'denied' | 'invalid-input';

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
      readonly type: 'call.answered';
      readonly bot: string;
      readonly node: string;
      readonly status: boolean;
      readonly durationMs: number;
    }
  | {
      /** The node method produced no valid reply, or was not called. */
      readonly type: 'call.failed';
      readonly bot: string;
      readonly node: string;
      readonly reason: CallFailureReason;
      readonly durationMs: number;
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
      readonly type: 'handoff.answered';
      readonly bot: string;
      readonly node: string;
      readonly reason: NodeFailureReason | 'requested';
      /** `already-active` when an earlier handoff of the conversation is still active. */
      readonly outcome: HandoffOutcome['kind'] | 'already-active';
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
