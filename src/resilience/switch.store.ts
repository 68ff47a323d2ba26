import type { SwitchKey, SwitchRecord } from './switch.record.js';

/**
 * Where switches are kept, so that they outlast a restart and reach all replicas. Provide one in a
 * global module; without one they are kept in memory. One that throws or hangs neither delays a
 * call nor keeps the application from starting. While it is still being opened it may throw an error with
 * the `code` `opening`, which is no failure.
 *
 * @example
 * @Global() @Module({
 *   providers: [{ provide: SwitchStore, useClass: TeamSwitchStore }],
 *   exports: [SwitchStore],
 * })
 * class SwitchModule {}
 */
export abstract class SwitchStore {
  /** All switches, at most one a bot and a node. */
  abstract load(): Promise<readonly SwitchRecord[]>;

  /** Keeps a switch in place of the one with the same bot and node. */
  abstract save(record: SwitchRecord): Promise<void>;

  /** Forgets a switch; one that is not there is no error. */
  abstract remove(key: SwitchKey): Promise<void>;

  /** Calls `changed` when anybody saved or removed something, until what it returns is called. */
  abstract watch(changed: () => void): Promise<() => Promise<void>>;
}

/** Injects the store of the application, or the default one. */
export const SWITCH_STORE = Symbol('haptik:switch-store');
