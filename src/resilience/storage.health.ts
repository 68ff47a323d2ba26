/**
 * Whether a person must mend the set-up before storage opens. `HaptikStorageModule` provides it, so that the
 * readiness of a host can tell a fault of the set-up from an outage, which ends by itself.
 *
 * @example
 * import { Controller, Get } from '@nestjs/common';
 * import { StorageHealth } from 'nestjs-haptik';
 *
 * @Controller('health')
 * class HealthController {
 *   constructor(private readonly storage: StorageHealth) {}
 *
 *   @Get('ready')
 *   ready() {
 *     return { fault: this.storage.setupError ?? null };
 *   }
 * }
 */
export abstract class StorageHealth {
  /**
   * Why the database refuses this set-up, for as long as it does; undefined while all is well, and in an
   * outage. It says no secret; the log has the cure.
   */
  abstract readonly setupError: string | undefined;
}
