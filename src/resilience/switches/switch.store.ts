import type { SwitchKey, SwitchRecord } from './switch.record.js';

/**
 * Stores switches, so that they survive a restart and reach all replicas. Provide it in a global
 * module; the default is in memory. A store that throws or hangs does not delay calls and does not
 * prevent the boot. While it is opening it may throw an error with the `code` `opening`, which does
 * not count as a failure.
 *
 * @example
 * @Global() @Module({
 *   providers: [{ provide: SwitchStore, useClass: TeamSwitchStore }],
 *   exports: [SwitchStore],
 * })
 * class SwitchModule {}
 */
export abstract class SwitchStore {
  /** All switches, at most one per bot and node. */
  abstract load(): Promise<readonly SwitchRecord[]>;

  /** Saves a switch and replaces one with the same bot and node. */
  abstract save(record: SwitchRecord): Promise<void>;

  /** Removes a switch. Does nothing if it does not exist. */
  abstract remove(key: SwitchKey): Promise<void>;

  /** Calls `changed` after a change by any replica. The returned function unsubscribes. */
  abstract watch(changed: () => void): Promise<() => Promise<void>>;
}

/** Injects the store of the application, or the default one. */
export const SWITCH_STORE = Symbol('haptik:switch-store');
