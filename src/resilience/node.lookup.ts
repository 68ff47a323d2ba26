/** What an operator who switches a node is told about it. Nodes are found in a layer above. */
export abstract class NodeLookup {
  /** The method that handles a node: its own, or the bot's fallback, which has no name. */
  abstract find(bot: string, node: string): { readonly name: string | undefined } | undefined;

  /** The known name that is nearest to an unknown one. */
  abstract findClosestName(bot: string, node: string): string | undefined;
}
