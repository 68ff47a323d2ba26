/**
 * The health of the storage. `HaptikStorageModule` provides it. A readiness probe of the host can
 * use it to distinguish a configuration error from an outage, after which the storage recovers.
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
 *     return { storageError: this.storage.setupError ?? null };
 *   }
 * }
 */
export abstract class StorageHealth {
  /**
   * The configuration error that keeps the storage from opening, without secrets; undefined while
   * the storage works and during an outage. See the log for the remedy.
   */
  abstract readonly setupError: string | undefined;
}
