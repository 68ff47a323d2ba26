import type { Flow, FlowStep, NodeRef } from '../playground.contract.js';

/** What the user did: typed a text, or tapped something with a label. */
export interface UserMove {
  /** Node of the latest call. */
  readonly from: NodeRef | undefined;
  /** The texts by which a button or a step can match: label, message, what the bot receives. */
  readonly texts: readonly string[];
}

/**
 * The node that answers: by a button of the current step, by what a step says, or for anything else at the current
 * step.
 *
 * @returns undefined when no step has one
 */
export function findNextNode(flow: Flow, { from, texts }: UserMove): NodeRef | undefined {
  const wanted = new Set(texts.map(normalize));
  const current = from && findStep(flow, from);
  const button = Object.entries(current?.buttons ?? {}).find(([label]) =>
    wanted.has(normalize(label)),
  );
  if (button) return button[1];
  const step = flow.steps.find(({ says }) => says.some((text) => wanted.has(normalize(text))));
  return step ? toNodeRef(step) : current?.otherwise;
}

/** The step of a node. */
export function findStep(flow: Flow, { node, bot }: NodeRef): FlowStep | undefined {
  return flow.steps.find((step) => step.node === node && step.bot === bot);
}

/** A reference without the other fields of its object. */
export function toNodeRef({ node, bot }: NodeRef): NodeRef {
  return { node, ...(bot !== undefined && { bot }) };
}

const normalize = (text: string): string => text.trim().toLowerCase();
