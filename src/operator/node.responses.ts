import type { CircuitSnapshot } from '../resilience/circuit.breakers.js';
import type { SwitchRecord } from '../resilience/switch.record.js';
import type { RegisteredNode } from '../nodes/node.registry.js';
import type { SwitchMode } from '../options/haptik.event.js';

/** A circuit as it is now. */
export type CircuitStatus = Pick<CircuitSnapshot, 'state' | 'failures' | 'since'>;

/** A node that a method handles, and whether it is called now. */
export interface NodeStatus {
  readonly bot: string;
  /** System name; null for the fallback of the bot. */
  readonly node: string | null;
  /** Class, method and module. */
  readonly handlerLocation: string;
  /** What is done with its calls. */
  readonly mode: SwitchMode;
  /** The switch that says so: its own, else that of its bot. */
  readonly switch: SwitchRecord | null;
  /** Null when the method is called whatever happened before. */
  readonly circuit: CircuitStatus | null;
}

/** The agent desk of a bot, and whether it is called now. */
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
