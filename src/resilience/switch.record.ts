import type { SwitchMode } from '../options/haptik.event.js';

/** What is switched: one node, or all nodes of a bot when none is named. */
export interface SwitchKey {
  readonly bot: string;
  readonly node?: string | undefined;
}

/** A switch as an operator set it. */
export interface SwitchRecord extends SwitchKey {
  readonly mode: SwitchMode;
  /** Why, for whoever finds it later. */
  readonly note?: string | undefined;
  /** Who set it. */
  readonly by?: string | undefined;
  readonly changedAt: Date;
}

export function isSameSwitch(one: SwitchKey, other: SwitchKey): boolean {
  return one.bot === other.bot && one.node === other.node;
}
