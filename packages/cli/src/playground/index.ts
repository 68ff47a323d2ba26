export { PLAYGROUND_FILE } from './playground.defaults.js';
export { createPlaygroundEmulator } from './playground.emulator.js';
export {
  type PlaygroundOptions,
  type RunningPlayground,
  startPlayground,
} from './start.playground.js';
