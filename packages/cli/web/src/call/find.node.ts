import type { NodeList, NodeRef, PlaygroundNode } from '../api/page.contract.js';

/** What is known of a node; undefined for a name that was typed by hand. */
export function findNode(nodes: NodeList, { bot, node }: NodeRef): PlaygroundNode | undefined {
  return nodes.find((one) => one.name === node && one.bot === bot);
}
