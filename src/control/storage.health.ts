/**
 * Whether storage can still come about without a person. `HaptikStorageModule` provides it, so that the
 * readiness of a host can tell a fault of the set-up from an outage, which ends by itself.
 *
 * @example
 * const fault = app.get(StorageHealth, { strict: false }).setupFault;
 * if (fault !== undefined) throw new ServiceUnavailableException({ status: 'misconfigured', cause: fault });
 */
export abstract class StorageHealth {
  /**
   * Why the database refuses this set-up, once it is not tried again; undefined while all is well, and in
   * an outage. It says no secret; the log has the cure.
   */
  abstract readonly setupFault: string | undefined;
}
