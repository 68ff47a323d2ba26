import type { Flow, FlowStep, NodeRef } from '../api/page.contract.js';
import { omit } from '../api/omit.js';
import { nodeKey } from '../call/call.draft.js';

export function findStep(flow: Flow, ref: NodeRef): FlowStep | undefined {
  return flow.steps.find((step) => nodeKey(step) === nodeKey(ref));
}

/** The flow with a step for a node. */
export function withStep(flow: Flow, ref: NodeRef): Flow {
  return findStep(flow, ref) ? flow : { ...flow, steps: [...flow.steps, toStep(ref)] };
}

export function withChangedStep(flow: Flow, changed: FlowStep): Flow {
  const steps = flow.steps.map((step) => (nodeKey(step) === nodeKey(changed) ? changed : step));
  return { ...flow, steps };
}

export function withoutStep(flow: Flow, ref: NodeRef): Flow {
  return { ...flow, steps: flow.steps.filter((step) => nodeKey(step) !== nodeKey(ref)) };
}

export function withButton(step: FlowStep, label: string, next: NodeRef): FlowStep {
  return { ...step, buttons: { ...step.buttons, [label]: next } };
}

export function withoutButton(step: FlowStep, label: string): FlowStep {
  return { ...step, buttons: omit(step.buttons, label) };
}

export function withTextEntity(step: FlowStep, name: string): FlowStep {
  return name === '' ? omit(step, 'textEntity') : { ...step, textEntity: name };
}

/**
 * The flow in which a text leads to a node: after the given node, or from everywhere when the conversation
 * has not called one.
 */
export function withAnswer(
  flow: Flow,
  from: NodeRef | undefined,
  text: string,
  next: NodeRef,
): Flow {
  const target = withStep(flow, next);
  if (from) {
    const source = withStep(target, from);
    const step = findStep(source, from);
    return step ? withChangedStep(source, withButton(step, text, next)) : source;
  }
  const step = findStep(target, next);
  return step ? withChangedStep(target, { ...step, says: [...step.says, text] }) : target;
}

function toStep({ bot, node }: NodeRef): FlowStep {
  return {
    ...(bot !== undefined && { bot }),
    node,
    isEndNode: false,
    says: [],
    buttons: {},
  };
}
