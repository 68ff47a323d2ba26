/** The id of the row of a node, for links to its switch. */
export function nodeAnchor(bot: string, node: string | null): string {
  return `node-${encodeURIComponent(bot)}/${encodeURIComponent(node ?? '')}`;
}
