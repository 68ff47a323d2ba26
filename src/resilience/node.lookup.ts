import type { NodeHandoffOptions } from '../reply/result/handoff.js';

/** The label of nodes that the fallback of their bot handles. Their number is not bounded. */
export const FALLBACK_LABEL = '_fallback';
/** The label of nodes without a method. */
export const UNKNOWN_LABEL = '_unknown';

/** What is known about the method that handles a node. */
export interface HandledNode {
  /** Undefined for the fallback of the bot. */
  readonly name: string | undefined;
  /** Undefined when the handoff options of the bot apply. */
  readonly handoff: NodeHandoffOptions | undefined;
}

/** Finds nodes. A port, because the node registry is in a higher layer. */
export abstract class NodeLookup {
  /** The method that handles a node: its own, or the fallback of the bot. */
  abstract find(bot: string, node: string): HandledNode | undefined;

  /** The known name that is most similar to an unknown one. */
  abstract findClosestName(bot: string, node: string): string | undefined;
}
