import type { OperationsOverviewJson } from '../api/contract.js';

export type OverviewRange = OperationsOverviewJson['range'];
type CallFiguresJson = OperationsOverviewJson['total'];
export type CallBucketJson = OperationsOverviewJson['buckets'][number];
export type NodeFiguresJson = OperationsOverviewJson['nodes'][number];
export type NeverCalledNodeJson = OperationsOverviewJson['neverCalled'][number];
export type CallFailureCause = CallFiguresJson['failuresByCause'][number]['cause'];

/** How much an answer or a row needs the operator. */
export type Severity = 'good' | 'idle' | 'warning' | 'critical';

/** Whether the name of a bot says more than the node alone. */
export function hasSeveralBots({ bots }: Pick<OperationsOverviewJson, 'bots'>): boolean {
  return bots.length > 1;
}
