import type { HandoffOutcome } from '../answer/agent.desk.js';
import type { NodeFailureReason } from '../answer/node.failure.js';

/** Why a signature was refused, by what can be told from the request. */
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

/** `half-open` while one call at a time tries whether it works again. */
export type CircuitState = 'closed' | 'open' | 'half-open';

export const SWITCH_MODES = ['normal', 'fallback', 'handoff'] as const;

/**
 * What is done with the calls of a bot or a node.
 *
 * - `normal`: the method is called.
 * - `fallback`: it is not, and the user reads the text `unavailable`.
 * - `handoff`: it is not, and the chat is handed over.
 */
export type SwitchMode = (typeof SWITCH_MODES)[number];

/**
 * What happened, for metrics and alerts. Events name bots, nodes and ids of secrets; they carry
 * no personal data, no secret and no text of a chat.
 */
export type HaptikEvent =
  | {
      readonly type: 'signature.accepted';
      readonly bot: string;
      readonly node: string;
      /** Absent for an unsigned call that was let in. */
      readonly secretId: string | undefined;
      /** Whether the secret is not the current one: the rotation is not over. */
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
      /** The node method did not answer the way it is meant to. */
      readonly type: 'call.failed';
      readonly bot: string;
      readonly node: string;
      readonly reason: NodeFailureReason | 'busy' | 'denied' | 'invalid-input';
      readonly durationMs: number;
    }
  | {
      readonly type: 'call.late';
      readonly bot: string;
      readonly node: string;
      /** How long after its deadline the node method ended. */
      readonly overrunMs: number;
    }
  | {
      /** A search field of a form was answered. */
      readonly type: 'search.answered';
      readonly bot: string;
      readonly search: string;
      /** Whether the search method answered as it is meant to. */
      readonly success: boolean;
      readonly durationMs: number;
    }
  | {
      /** A circuit opened, let one call through to try, or closed. */
      readonly type: 'circuit.changed';
      readonly kind: 'node' | 'desk';
      readonly bot: string;
      /** Undefined for a desk, and for the fallback of the bot. */
      readonly node: string | undefined;
      readonly state: CircuitState;
    }
  | {
      /** An operator switched a bot or a node, here or on another replica. */
      readonly type: 'switch.changed';
      readonly bot: string;
      /** Undefined when the whole bot was switched. */
      readonly node: string | undefined;
      /** What holds from now on. */
      readonly mode: SwitchMode;
    }
  | {
      readonly type: 'handoff.answered';
      readonly bot: string;
      readonly node: string;
      readonly reason: NodeFailureReason | 'requested';
      /** `already-active` when the conversation had been handed over already. */
      readonly outcome: HandoffOutcome['kind'] | 'already-active';
    }
  | {
      /** A handoff that was queued has ended: the chat waits for an agent, or nobody is called. */
      readonly type: 'handoff.settled';
      readonly bot: string;
      readonly node: string;
      readonly reason: NodeFailureReason | 'requested';
      readonly state: 'delivered' | 'dead-letter';
      readonly attempts: number;
      /** Since the chat was promised an agent. */
      readonly durationMs: number;
    };

/** Receives every event. What it throws is ignored, and nobody waits for it. */
export type HaptikEventListener = (event: HaptikEvent) => void;
