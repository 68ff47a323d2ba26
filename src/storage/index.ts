// oxlint-disable-next-line import/no-unassigned-import -- comes before what needs it
import '../nest.version.js';

export { HaptikStorageModule } from './storage.module.js';
export type { HaptikStorageOptions, HandoffDeliveryOptions } from './storage.options.js';
