export {
  type PlaygroundOptions,
  type RunningPlayground,
  startPlayground,
} from './start.playground.js';
