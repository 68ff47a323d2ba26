import type { SwitchRecord } from '../../../src/control/switch.record.js';
import type { CircuitStatus, NodeStatus, NodeStatuses } from '../../../src/operator/node.views.js';
import type { SwitchMode } from '../../../src/options/haptik.event.js';
import type { Wire } from '../api/wire.js';

export type { SwitchMode };

export type CircuitView = Wire<CircuitStatus>;
/** A switch is that of a whole bot when it names no node. */
export type SwitchView = Wire<SwitchRecord>;
/** The fallback of a bot has no name. */
export type NodeView = Wire<NodeStatus>;
export type NodeStatusesView = Wire<NodeStatuses>;

export const MODES: readonly SwitchMode[] = ['normal', 'fallback', 'handoff'];

/** Which switch is meant: that of a whole bot when no node is named. */
export interface SwitchTarget {
  readonly bot: string;
  readonly node?: string;
  /** Its own switch as it is set. */
  readonly own: SwitchView | undefined;
}

/** A bot with what belongs to it. */
export interface BotView {
  readonly bot: string;
  readonly nodes: readonly NodeView[];
  readonly desk: CircuitView | undefined;
  readonly own: SwitchView | undefined;
}

/** Bots in the order of their first node. */
export function botsOf(
  { nodes, desks }: NodeStatusesView,
  switches: readonly SwitchView[],
): BotView[] {
  const names = [...new Set([...nodes, ...desks].map(({ bot }) => bot))];
  return names.map((bot) => ({
    bot,
    nodes: nodes.filter((node) => node.bot === bot),
    desk: desks.find((desk) => desk.bot === bot)?.circuit,
    own: switches.find((one) => one.bot === bot && one.node === undefined),
  }));
}

/** The switch of the node itself, not the one of its bot. */
export function ownSwitchOf(view: NodeView): SwitchView | undefined {
  return view.switch?.node === undefined ? undefined : view.switch;
}
