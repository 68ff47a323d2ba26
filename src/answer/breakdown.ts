/** Why a call got no answer from its node method. */
export type BreakdownReason =
  | 'exception'
  | 'deadline'
  | 'empty'
  | 'invalid'
  | 'unknown-node'
  /** The method failed too often of late and was not called. */
  | 'circuit-open'
  /** An operator switched the node to agents. */
  | 'switched-off';

/** How the chats of one node are handed over: not at all, or to a team of their own. */
export type NodeHandoff = false | { readonly team?: string };

/** What a node method did not mean to happen. Becomes a hand-over or a fallback text. */
export class Breakdown {
  constructor(
    readonly reason: BreakdownReason,
    /** For the log, never for the user. */
    readonly cause?: unknown,
    /** What the node says about it; absent when the bot decides. */
    readonly handoff?: NodeHandoff | undefined,
  ) {}
}
