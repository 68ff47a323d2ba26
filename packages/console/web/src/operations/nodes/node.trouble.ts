import type { NodeFiguresJson, Severity } from '../operations.types.js';

const FAILURE_SHARE_CRITICAL = 0.2;
const NEAR_DEADLINE = 0.8;
const SEVERITY_ORDER: readonly Severity[] = ['critical', 'warning', 'good', 'idle'];

/**
 * Whether a circuit keeps calls from the node or from the desk, on this replica or on another one. A half-open one only
 * waits for the next call, which may be far away.
 */
export function isCircuitOpen({
  circuit,
  replicasWithOpenCircuit,
}: Pick<NodeFiguresJson, 'circuit' | 'replicasWithOpenCircuit'>): boolean {
  return replicasWithOpenCircuit > 0 || circuit?.state === 'open';
}

/** The failures that no operator has chosen by a switch. */
export function unplannedFailures({ failures, failuresByCause }: NodeFiguresJson): number {
  const switched = failuresByCause.find(({ cause }) => cause === 'switched-off');
  return failures - (switched?.count ?? 0);
}

/** How much a node needs the operator. */
export function nodeSeverity(node: NodeFiguresJson): Severity {
  const { calls, deadlineShareP95, mode } = node;
  const failures = unplannedFailures(node);
  if (isCircuitOpen(node)) return 'critical';
  if (calls > 0 && failures / calls >= FAILURE_SHARE_CRITICAL) return 'critical';
  if (failures > 0 || mode !== 'normal') return 'warning';
  if ((deadlineShareP95 ?? 0) >= NEAR_DEADLINE) return 'warning';
  return calls > 0 ? 'good' : 'idle';
}

function rank(node: NodeFiguresJson): number {
  return SEVERITY_ORDER.indexOf(nodeSeverity(node));
}

/** Most trouble first: by severity, then by failures, then by calls. */
export function sortByTrouble(nodes: readonly NodeFiguresJson[]): NodeFiguresJson[] {
  return nodes.toSorted(
    (a, b) => rank(a) - rank(b) || unplannedFailures(b) - unplannedFailures(a) || b.calls - a.calls,
  );
}
