import type { CircuitState, SwitchMode } from '../../../src/options/haptik.event.js';

export type { SwitchMode };

/** A circuit as JSON carries it. */
export interface CircuitView {
  readonly state: CircuitState;
  readonly failures: number;
  readonly since: string;
}

/** A switch as JSON carries it: of a whole bot when no node is named. */
export interface SwitchView {
  readonly bot: string;
  readonly node?: string;
  readonly mode: SwitchMode;
  readonly note?: string;
  readonly by?: string;
  readonly changedAt: string;
}

/** A node as `GET nodes` answers; the fallback of a bot has no name. */
export interface NodeView {
  readonly bot: string;
  readonly node: string | null;
  readonly place: string;
  readonly mode: SwitchMode;
  /** The switch that says so: its own, else that of its bot. */
  readonly switch: SwitchView | null;
  readonly circuit: CircuitView | null;
}

export interface NodeStatusesView {
  readonly nodes: readonly NodeView[];
  readonly desks: readonly { readonly bot: string; readonly circuit: CircuitView }[];
}

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
