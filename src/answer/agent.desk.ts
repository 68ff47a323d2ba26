import type { NodeFailureReason } from './node.failure.js';

/** A chat that is to be handed to a human agent. */
export interface HandoffRequest {
  readonly bot: string;
  readonly node: string;
  /** Haptik's name of the user. */
  readonly userName: string;
  readonly conversationNo: string | undefined;
  readonly team: string | undefined;
  /** `requested` when the node method asked for it, else what broke. */
  readonly reason: NodeFailureReason | 'requested';
  /** Milliseconds until the reply to the user leaves, with or without an outcome. */
  readonly remainingMs: number;
}

/**
 * What became of a handoff.
 *
 * - `delivered`: the chat waits for an agent.
 * - `delegated-to-platform`: the platform hands over by itself when it gets an empty reply.
 * - `refused`: the platform said no; `message` is its own word and repeating is pointless.
 * - `unreachable`, `timed-out`: no answer; the chat may or may not have been moved.
 * - `circuit-open`: the circuit of the desk is open, so that it was spared the question.
 * - `queued`: not confirmed yet; it was written down and will be tried again. Only a ledger says so.
 * - `off`: no desk is configured.
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
 * Where chats are handed to human agents. Extend it to reach an agent tool of your own.
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
   * Hands the chat over, or says why it could not. Answer before `signal` aborts: the reply to
   * the user leaves then. An error that is thrown counts as `unreachable`.
   */
  abstract handOff(request: HandoffRequest, signal: AbortSignal): Promise<HandoffOutcome>;
}
