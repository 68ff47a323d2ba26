import type { NodeRef } from '../api/page.contract.js';
import { nodeKey } from '../call/call.draft.js';

/** Nodes as the options of a field. */
export function toNodeOptions(refs: readonly NodeRef[]): { value: string; label: string }[] {
  return refs.map((ref) => ({
    value: nodeKey(ref),
    label: ref.bot === undefined ? ref.node : `${ref.bot} / ${ref.node}`,
  }));
}
