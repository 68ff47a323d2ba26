import type { CallStatisticsReport, ReplicaReport } from '@nestjs-haptik/storage/internal';
import { FALLBACK_LABEL, type NodeStatus, type NodeStatusList } from 'nestjs-haptik/internal';
import { toCallFigures } from './call.figures.mapper.js';
import type { NodeFiguresView } from './call.figures.views.js';
import type { NeverCalledNodeView } from './operations.overview.views.js';

/** The called nodes, most failures first. */
export function toNodeFigures(
  { nodes: called }: CallStatisticsReport,
  { nodes: known }: NodeStatusList,
  replicas: readonly ReplicaReport[],
): NodeFiguresView[] {
  const open = replicas.flatMap(({ openCircuits }) => openCircuits);
  const figures = called.map(({ bot, name, tally }) => {
    const status = known.find((node) => node.bot === bot && labelOf(node) === name);
    return {
      bot,
      node: name,
      ...toCallFigures(tally),
      lastError: tally.lastError ? { ...tally.lastError, at: new Date(tally.lastError.at) } : null,
      lastCalledAt: new Date(tally.lastCalledAt),
      mode: status?.mode ?? 'normal',
      switch: status?.switch ?? null,
      circuit: status?.circuit ?? null,
      replicasWithOpenCircuit: open.filter(
        (circuit) =>
          circuit.kind === 'node' &&
          circuit.bot === bot &&
          (circuit.node ?? FALLBACK_LABEL) === name,
      ).length,
    };
  });
  return figures.toSorted((a, b) => b.failures - a.failures || b.calls - a.calls);
}

/** Nodes with a method that were not called. */
export function toNeverCalled(
  { nodes: called }: CallStatisticsReport,
  { nodes: known }: NodeStatusList,
  bot: string | undefined,
): NeverCalledNodeView[] {
  return known.flatMap((node) => {
    if (node.node === null || (bot !== undefined && node.bot !== bot)) return [];
    const isCalled = called.some(({ bot: of, name }) => of === node.bot && name === node.node);
    return isCalled ? [] : [{ bot: node.bot, node: node.node }];
  });
}

function labelOf({ node }: NodeStatus): string {
  return node ?? FALLBACK_LABEL;
}
