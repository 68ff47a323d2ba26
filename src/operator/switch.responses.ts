import type { SwitchRecord } from '../control/switch.record.js';

/** All switches that are set. */
export interface SwitchList {
  readonly switches: readonly SwitchRecord[];
}
