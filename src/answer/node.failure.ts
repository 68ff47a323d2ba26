/** Why a call got no answer from its node method. */
export type NodeFailureReason =
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
export type NodeHandoffOptions = false | { readonly team?: string };

/** What a node method did not mean to happen. Becomes a handoff or a fallback text. */
export class NodeFailure {
  constructor(
    readonly reason: NodeFailureReason,
    /** For the log, never for the user. */
    readonly cause?: unknown,
    /** What the node says about it; absent when the bot decides. */
    readonly handoff?: NodeHandoffOptions | undefined,
  ) {}
}
