import { isDeepStrictEqual } from 'node:util';
import type { Flow, FlowStep, NodeRef } from '../playground.contract.js';
import { RequestError } from '../request.error.js';

/** The same step of both flows was changed differently. */
interface FlowConflict {
  /** Absent when it is the node for everything else. */
  readonly node?: NodeRef;
}

type FlowMerge = { readonly flow: Flow } | { readonly conflict: FlowConflict };

/**
 * Joins the changes that two playgrounds made of one flow, step by step.
 *
 * @param base what both began with
 */
export function mergeFlows(base: Flow, mine: Flow, theirs: Flow): FlowMerge {
  const bases = byNode(base);
  const [own, others] = [byNode(mine), byNode(theirs)];
  const steps: FlowStep[] = [];
  for (const key of new Set([...own.keys(), ...others.keys()])) {
    const merged = merge(bases.get(key), own.get(key), others.get(key));
    if (merged.isConflict) {
      const { bot, node } = own.get(key) ?? others.get(key) ?? { node: key };
      return { conflict: { node: { node, ...(bot !== undefined && { bot }) } } };
    }
    if (merged.value) steps.push(merged.value);
  }
  const fallback = merge(base.fallback, mine.fallback, theirs.fallback);
  if (fallback.isConflict) return { conflict: {} };
  return { flow: { steps, ...(fallback.value && { fallback: fallback.value }) } };
}

/** The refusal of a change of the page. */
export function toConflictError({ node }: FlowConflict, file: string): RequestError {
  const what = node ? `the step of ${node.node}` : 'the node for everything else';
  return new RequestError(
    'conflict',
    `Another playground changed ${what} in ${file}. Its change is shown now: make yours again.`,
  );
}

interface Merged<T> {
  readonly isConflict: boolean;
  readonly value?: T | undefined;
}

function merge<T>(base: T | undefined, mine: T | undefined, theirs: T | undefined): Merged<T> {
  if (isDeepStrictEqual(mine, theirs) || isDeepStrictEqual(theirs, base)) {
    return { isConflict: false, value: mine };
  }
  return isDeepStrictEqual(mine, base)
    ? { isConflict: false, value: theirs }
    : { isConflict: true };
}

function byNode({ steps }: Flow): ReadonlyMap<string, FlowStep> {
  return new Map(steps.map((step) => [JSON.stringify([step.bot ?? null, step.node]), step]));
}
