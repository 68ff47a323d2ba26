import type { CallStatisticsReport, ReplicaReport } from '@nestjs-haptik/storage/internal';
import type { CircuitSnapshot } from 'nestjs-haptik';
import { FALLBACK_LABEL, type NodeStatus, type NodeStatusList } from 'nestjs-haptik/internal';
import { toCallFigures } from './call.figures.mapper.js';
import type { NodeFiguresView } from './call.figures.views.js';
import type { NeverCalledNodeView, OverviewDeskView } from './operations.overview.views.js';

/** What the overview says of nodes and agent desks, with their circuits on all replicas. */
export class NodeFiguresMapper {
  readonly #nodes: ReadonlyMap<string, NodeStatus>;
  /** Number of replicas whose circuit is open. */
  readonly #openCircuits = new Map<string, number>();

  /** @param replicas those that report */
  constructor(
    private readonly called: Pick<CallStatisticsReport, 'nodes'>,
    private readonly known: NodeStatusList,
    replicas: readonly ReplicaReport[],
  ) {
    this.#nodes = new Map(known.nodes.map((node) => [keyOf('node', node.bot, node.node), node]));
    for (const { kind, bot, node, state } of replicas.flatMap(({ openCircuits }) => openCircuits)) {
      if (state !== 'open') continue;
      const key = keyOf(kind, bot, node);
      this.#openCircuits.set(key, this.countOpen(key) + 1);
    }
  }

  /** The called nodes, most failures first. */
  toNodeFigures(): NodeFiguresView[] {
    const figures = this.called.nodes.map(({ bot, name, tally }) => {
      const key = keyOf('node', bot, name);
      const { mode, switch: set, circuit } = this.#nodes.get(key) ?? UNKNOWN;
      return {
        bot,
        node: name,
        ...toCallFigures(tally),
        lastError: tally.lastError
          ? { ...tally.lastError, at: new Date(tally.lastError.at) }
          : null,
        lastCalledAt: new Date(tally.lastCalledAt),
        mode,
        switch: set,
        circuit,
        replicasWithOpenCircuit: this.countOpen(key),
      };
    });
    return figures.toSorted((a, b) => b.failures - a.failures || b.calls - a.calls);
  }

  /** Nodes with a method that were not called. */
  toNeverCalled(bot: string | undefined): NeverCalledNodeView[] {
    const called = new Set(this.called.nodes.map(({ bot: of, name }) => keyOf('node', of, name)));
    return this.known.nodes.flatMap(({ bot: of, node, mode, circuit }) => {
      const key = keyOf('node', of, node);
      if (node === null || called.has(key) || (bot !== undefined && of !== bot)) return [];
      return [{ bot: of, node, mode, circuit, replicasWithOpenCircuit: this.countOpen(key) }];
    });
  }

  toDesks(bot: string | undefined): OverviewDeskView[] {
    return this.known.desks
      .filter((desk) => bot === undefined || desk.bot === bot)
      .map((desk) => ({
        ...desk,
        replicasWithOpenCircuit: this.countOpen(keyOf('desk', desk.bot, null)),
      }));
  }

  private countOpen(key: string): number {
    return this.#openCircuits.get(key) ?? 0;
  }
}

/** The state of a node without a method. */
const UNKNOWN = { mode: 'normal', switch: null, circuit: null } as const;

/** @param node null or undefined for the fallback of the bot, and for its desk */
function keyOf(
  kind: CircuitSnapshot['kind'],
  bot: string,
  node: string | null | undefined,
): string {
  return `${kind}\0${bot}\0${node ?? FALLBACK_LABEL}`;
}
