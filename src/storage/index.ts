export { HaptikStorageModule } from './storage.module.js';
export type { HaptikStorageOptions, StoredHandoffOptions } from './storage.options.js';
