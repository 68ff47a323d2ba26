export { HaptikConsoleModule } from './console.module.js';
export type {
  ConsoleSsoOptions,
  HaptikConsoleExtras,
  HaptikConsoleOptions,
} from './console.options.js';
