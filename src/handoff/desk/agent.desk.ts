import type { NodeFailureReason } from '../../reply/result/node.failure.js';

/** A chat to hand off to a human agent. */
export interface HandoffRequest {
  readonly bot: string;
  readonly node: string;
  /** The `user_name` of the call: Haptik's identifier of the user. */
  readonly userName: string;
  readonly conversationNo: string | undefined;
  readonly team: string | undefined;
  /** `requested` when the node method returned a handoff, else the reason of the failure. */
  readonly reason: NodeFailureReason | 'requested';
  /** Milliseconds until the reply is sent, with or without an outcome. */
  readonly remainingMs: number;
}

/**
 * The result of a handoff.
 *
 * - `delivered`: the chat waits for an agent.
 * - `delegated-to-platform`: the reply is empty, and the platform hands the chat off itself.
 * - `refused`: the platform rejected the handoff; `message` is its text. A retry cannot succeed.
 * - `unreachable`, `timed-out`: no response; the chat may or may not have been handed off.
 * - `circuit-open`: the circuit of the desk is open, and the desk was not called.
 * - `queued`: not confirmed yet, stored, and retried later. Only a `HandoffOutbox` returns it.
 * - `not-configured`: no desk is configured.
 */
export type HandoffOutcome =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'delegated-to-platform' }
  | { readonly kind: 'refused'; readonly refusal: string; readonly message: string }
  | { readonly kind: 'unreachable'; readonly message: string }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'circuit-open' }
  | { readonly kind: 'queued'; readonly message: string }
  | { readonly kind: 'not-configured' };

/**
 * Hands chats off to human agents. Extend it to connect your own agent tool.
 *
 * @example
 * class PagerDesk extends AgentDesk {
 *   async handOff({ userName }: HandoffRequest, signal: AbortSignal): Promise<HandoffOutcome> {
 *     await fetch('https://desk.example/calls', { method: 'POST', body: userName, signal });
 *     return { kind: 'delivered' };
 *   }
 * }
 */
export abstract class AgentDesk {
  /**
   * Hands the chat off and returns the outcome. Return before `signal` aborts, because the reply
   * is sent at that time. A thrown error counts as `unreachable`.
   */
  abstract handOff(request: HandoffRequest, signal: AbortSignal): Promise<HandoffOutcome>;

  /** Credentials of the desk. Neither log lines about calls and handoffs nor recordings repeat them. */
  get credentials(): readonly string[] {
    return [];
  }
}
