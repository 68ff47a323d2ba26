// oxlint-disable-next-line import/no-unassigned-import -- comes before what needs it
import 'nestjs-haptik/internal';

export { HaptikConsoleModule } from './console.module.js';
export type {
  ConsoleSsoOptions,
  HaptikConsoleModuleExtras,
  HaptikConsoleOptions,
} from './console.options.js';
