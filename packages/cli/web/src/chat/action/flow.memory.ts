import type { ActionResult, Flow, NodeRef } from '../../api/page.contract.js';
import { withAnswer, withOtherAnswers, withSaying } from '../../flow/flow.changes.js';

/** What the flow can keep of an answer. */
export interface FlowMemory {
  readonly label: string;
  readonly remember: (flow: Flow, next: NodeRef) => Flow;
}

interface Answered {
  readonly result: Extract<ActionResult, { kind: 'choose-node' }>;
  readonly from: NodeRef | undefined;
  readonly isTyped: boolean;
}

/**
 * What to keep, the likeliest first. Values of a form or a location are different each time and may be personal,
 * so the flow does not have them.
 */
export function listMemories({ result, from, isTyped }: Answered): readonly FlowMemory[] {
  const { text, label } = result;
  const nothing: FlowMemory = { label: 'Nothing', remember: (flow) => flow };
  if (!from) {
    const remember: FlowMemory['remember'] = (flow, next) => withSaying(flow, text, next);
    return [{ label: `“${text}”, from everywhere`, remember }, nothing];
  }
  if (label !== undefined)
    return [
      {
        label: `The button “${label}” of ${from.node}`,
        remember: (flow, next) => withAnswer(flow, from, label, next),
      },
      nothing,
    ];
  const others: FlowMemory = {
    label: isTyped ? `Anything else said after ${from.node}` : `What is sent by ${from.node}`,
    remember: (flow, next) => withOtherAnswers(flow, from, next),
  };
  const typed: FlowMemory = {
    label: `Only “${text}” after ${from.node}`,
    remember: (flow, next) => withAnswer(flow, from, text, next),
  };
  return [others, ...(isTyped ? [typed] : []), nothing];
}
