/**
 * Handoffs, kill switches and published texts in PostgreSQL or an embedded database.
 *
 * @module @nestjs-haptik/storage
 */

// oxlint-disable-next-line import/no-unassigned-import -- the version check runs first
import 'nestjs-haptik/internal';

export { HaptikStorageModule } from './storage.module.js';
export type { HaptikStorageOptions, HandoffDeliveryOptions } from './database/storage.options.js';
