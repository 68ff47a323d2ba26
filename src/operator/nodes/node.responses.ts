import type { CircuitSnapshot } from '../../resilience/circuit/circuit.breakers.js';
import type { SwitchRecord } from '../../resilience/switches/switch.record.js';
import type { RegisteredNode } from '../../nodes/node.registry.js';
import type { SwitchMode } from '../../options/haptik.event.js';

/** The current state of a circuit. */
export type CircuitStatus = Pick<CircuitSnapshot, 'state' | 'failures' | 'since'>;

/** A node with a method, its mode and its circuit. */
export interface NodeStatus {
  readonly bot: string;
  /** System name of the node; null for the fallback of the bot. */
  readonly node: string | null;
  /** Class, method and module. */
  readonly handlerLocation: string;
  /** The effective mode. */
  readonly mode: SwitchMode;
  /** The switch in effect: that of the node, else that of its bot; null without one. */
  readonly switch: SwitchRecord | null;
  /** Null when the node has no circuit breaker. */
  readonly circuit: CircuitStatus | null;
}

/** The agent desk of a bot and its circuit. */
export interface DeskStatus {
  readonly bot: string;
  readonly circuit: CircuitStatus;
}

export interface NodeStatusList {
  readonly nodes: readonly NodeStatus[];
  readonly desks: readonly DeskStatus[];
}

export function toNodeStatusList(
  nodes: readonly RegisteredNode[],
  circuits: readonly CircuitSnapshot[],
  switches: readonly SwitchRecord[],
): NodeStatusList {
  const switchOf = (bot: string, node: string | undefined): SwitchRecord | undefined =>
    switches.find((one) => one.bot === bot && one.node === node);
  const circuitOf = (bot: string, node: string | undefined): CircuitSnapshot | undefined =>
    circuits.find((one) => one.kind === 'node' && one.bot === bot && one.node === node);
  return {
    nodes: nodes.map(({ bot, name, handlerLocation }) => {
      const effectiveSwitch = switchOf(bot, name) ?? switchOf(bot, undefined);
      const circuit = circuitOf(bot, name);
      return {
        bot,
        node: name ?? null,
        handlerLocation,
        mode: effectiveSwitch?.mode ?? 'normal',
        switch: effectiveSwitch ?? null,
        circuit: circuit ? toCircuitStatus(circuit) : null,
      };
    }),
    desks: circuits
      .filter(({ kind }) => kind === 'desk')
      .map((circuit) => ({ bot: circuit.bot, circuit: toCircuitStatus(circuit) })),
  };
}

function toCircuitStatus({ state, failures, since }: CircuitSnapshot): CircuitStatus {
  return { state, failures, since };
}
