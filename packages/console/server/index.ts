/**
 * The web console.
 *
 * @module @nestjs-haptik/console
 */

// oxlint-disable-next-line import/no-unassigned-import -- comes before what needs it
import './nest.requirement.js';

export { HaptikConsoleModule } from './console.module.js';
export type {
  ConsoleSsoOptions,
  HaptikConsoleModuleExtras,
  HaptikConsoleOptions,
} from './common/console.options.js';
