import type { SwitchRecord } from '../../resilience/switches/switch.record.js';

/** All switches that are set. */
export interface SwitchList {
  readonly switches: readonly SwitchRecord[];
}
