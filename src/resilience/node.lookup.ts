/** Finds nodes for {@link HaptikSwitches}. A port, because the node registry is in a higher layer. */
export abstract class NodeLookup {
  /** The method that handles a node: its own, or the fallback of the bot, which has no name. */
  abstract find(bot: string, node: string): { readonly name: string | undefined } | undefined;

  /** The known name that is most similar to an unknown one. */
  abstract findClosestName(bot: string, node: string): string | undefined;
}
