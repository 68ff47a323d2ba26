import type { SwitchMode } from '../../options/haptik.event.js';

/** Identifies a switch: that of one node, or of all nodes of a bot when `node` is undefined. */
export interface SwitchKey {
  readonly bot: string;
  readonly node?: string | undefined;
}

/** A switch that an operator set. */
export interface SwitchRecord extends SwitchKey {
  readonly mode: SwitchMode;
  /** Reason, for other operators. */
  readonly note?: string | undefined;
  /** Name of the operator who set it. */
  readonly changedBy?: string | undefined;
  readonly changedAt: Date;
}

export function isSameSwitch(one: SwitchKey, other: SwitchKey): boolean {
  return one.bot === other.bot && one.node === other.node;
}
