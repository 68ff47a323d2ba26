/** Why a node method produced no reply. */
export type NodeFailureReason =
  | 'exception'
  | 'deadline'
  | 'empty'
  | 'invalid'
  | 'unknown-node'
  /** The method failed repeatedly, so that its circuit is open and it was not called. */
  | 'circuit-open'
  /** An operator switched the node off: to the fallback text or to handoff. */
  | 'switched-off';

/** The failure of a node method. It becomes a handoff or a fallback text. */
export class NodeFailure {
  constructor(
    readonly reason: NodeFailureReason,
    /** For the log, never for the user. */
    readonly cause?: unknown,
  ) {}
}
