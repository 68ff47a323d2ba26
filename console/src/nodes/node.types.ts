import type { SwitchRecord } from '../../../src/resilience/switch.record.js';
import type {
  CircuitStatus,
  NodeStatus,
  NodeStatusList,
} from '../../../src/operator/node.responses.js';
import type { SwitchMode } from '../../../src/options/haptik.event.js';
import type { Jsonify } from '../api/jsonify.js';

export type { SwitchMode };

export type CircuitJson = Jsonify<CircuitStatus>;
/** A switch is that of a whole bot when it names no node. */
export type SwitchJson = Jsonify<SwitchRecord>;
/** The fallback of a bot has no name. */
export type NodeJson = Jsonify<NodeStatus>;
export type NodeStatusesJson = Jsonify<NodeStatusList>;

export const SWITCH_MODE_ORDER: readonly SwitchMode[] = ['normal', 'fallback', 'handoff'];

/** Which switch is meant: that of a whole bot when no node is named. */
export interface SwitchTarget {
  readonly bot: string;
  readonly node?: string;
  /** Its own switch as it is set. */
  readonly currentSwitch: SwitchJson | undefined;
}

/** A bot with what belongs to it. */
export interface BotStatus {
  readonly bot: string;
  readonly nodes: readonly NodeJson[];
  readonly desk: CircuitJson | undefined;
  readonly currentSwitch: SwitchJson | undefined;
}

/** Bots in the order of their first node. */
export function groupByBot(
  { nodes, desks }: NodeStatusesJson,
  switches: readonly SwitchJson[],
): BotStatus[] {
  const names = [...new Set([...nodes, ...desks].map(({ bot }) => bot))];
  return names.map((bot) => ({
    bot,
    nodes: nodes.filter((node) => node.bot === bot),
    desk: desks.find((desk) => desk.bot === bot)?.circuit,
    currentSwitch: switches.find((one) => one.bot === bot && one.node === undefined),
  }));
}

/** The switch of the node itself, not the one of its bot. */
export function nodeSwitchOf(view: NodeJson): SwitchJson | undefined {
  return view.switch?.node === undefined ? undefined : view.switch;
}
