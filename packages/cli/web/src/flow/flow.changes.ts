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

export function withOtherwise(step: FlowStep, next: NodeRef | undefined): FlowStep {
  return next ? { ...step, otherwise: next } : omit(step, 'otherwise');
}

/** The flow in which a button or a text leads from a node to another one. */
export function withAnswer(flow: Flow, from: NodeRef, label: string, next: NodeRef): Flow {
  return withChange(flow, from, next, (step) => withButton(step, label, next));
}

/** The flow in which anything else that is said at a node leads to another one. */
export function withOtherAnswers(flow: Flow, from: NodeRef, next: NodeRef): Flow {
  return withChange(flow, from, next, (step) => withOtherwise(step, next));
}

/** The flow in which a text leads to a node from everywhere. */
export function withSaying(flow: Flow, text: string, next: NodeRef): Flow {
  return withChange(flow, next, next, (step) => ({ ...step, says: [...step.says, text] }));
}

function withChange(
  flow: Flow,
  from: NodeRef,
  next: NodeRef,
  change: (step: FlowStep) => FlowStep,
): Flow {
  const complete = withStep(withStep(flow, next), from);
  const step = findStep(complete, from);
  return step ? withChangedStep(complete, change(step)) : complete;
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
