import type { SwitchMode, SwitchRecord } from 'nestjs-haptik';
import type { CircuitStatus, NodeStatus, NodeStatusList } from 'nestjs-haptik/internal';
import type { Jsonify } from '../api/jsonify.js';

export type { SwitchMode };

export type CircuitJson = Jsonify<CircuitStatus>;
/** Without a node the switch applies to the whole bot. */
export type SwitchJson = Jsonify<SwitchRecord>;
/** Without a name it is the fallback handler of a bot. */
export type NodeJson = Jsonify<NodeStatus>;
export type NodeStatusesJson = Jsonify<NodeStatusList>;

export const SWITCH_MODE_ORDER: readonly SwitchMode[] = ['normal', 'fallback', 'handoff'];

/** Identifies a switch: that of a whole bot if `node` is undefined. */
export interface SwitchTarget {
  readonly bot: string;
  readonly node?: string;
  /** The switch that is set on exactly this target. */
  readonly currentSwitch: SwitchJson | undefined;
}

/** A bot with its nodes, switch and agent desk. */
export interface BotStatus {
  readonly bot: string;
  readonly nodes: readonly NodeJson[];
  readonly desk: CircuitJson | undefined;
  readonly currentSwitch: SwitchJson | undefined;
}

/** Groups nodes by bot, in the order of their first node. */
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

/** The switch of the node itself, without that of its bot. */
export function nodeSwitchOf(status: NodeJson): SwitchJson | undefined {
  return status.switch?.node === undefined ? undefined : status.switch;
}
