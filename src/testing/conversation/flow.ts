import type { ChatChoice } from './chat.choice.js';

/** The node that a message or a form leads to, and the entities that the bot detects. */
export interface FlowTarget {
  /** System name of the node. */
  readonly node: string;
  /** Entities of the call by their names. @default none */
  readonly entities?: Readonly<Record<string, unknown>>;
}

/**
 * Where buttons and forms lead to, by label, as the flow of the bot says at Haptik: a node, or a node and the
 * entities that the bot detects in the message.
 */
export type HaptikTestFlow = Readonly<Record<string, string | FlowTarget>>;

/** The target of a label in a flow. */
export function findInFlow(flow: HaptikTestFlow, label: string): FlowTarget | undefined {
  const target = Object.hasOwn(flow, label) ? flow[label] : undefined;
  return target === undefined ? undefined : toTarget(target);
}

/** The targets of all labels of a flow. */
export function listTargets(flow: HaptikTestFlow): FlowTarget[] {
  return Object.values(flow).map(toTarget);
}

function toTarget(target: string | FlowTarget): FlowTarget {
  return typeof target === 'string' ? { node: target } : target;
}

/** Why a tap leads to no node, and how a test names it. */
export function explainMissingTarget(
  { label }: Pick<ChatChoice, 'label'>,
  what: string,
  nodes: readonly string[],
): string {
  const [node = 'order_status'] = nodes;
  return (
    `"${label}" ${what}, and the flow of the bot at Haptik decides which node is called then. Name it: ` +
    `{ node: '${node}' }, or for the whole conversation bot.conversation({ flow: { '${label}': '${node}' } }). ` +
    `Nodes of the bot: ${nodes.join(', ')}.`
  );
}
