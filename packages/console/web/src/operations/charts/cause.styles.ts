import type { CallFailureCause } from '../operations.types.js';
import type { FillPattern } from './chart.types.js';

interface CauseStyle {
  readonly color: string;
  readonly pattern: FillPattern;
}

/** A cause keeps its color and pattern in all charts. */
export const CAUSE_STYLES: Readonly<Record<CallFailureCause, CauseStyle>> = {
  exception: { color: 'light-dark(#b3261e, #ff8787)', pattern: 'solid' },
  deadline: { color: 'light-dark(#a15c07, #fcc419)', pattern: 'rising' },
  'circuit-open': { color: 'light-dark(#6b21a8, #d0a4f7)', pattern: 'cross' },
  'unknown-node': { color: 'light-dark(#1864ab, #74c0fc)', pattern: 'dots' },
  failure: { color: 'light-dark(#495057, #ced4da)', pattern: 'falling' },
  invalid: { color: 'light-dark(#a61e4d, #faa2c1)', pattern: 'horizontal' },
  empty: { color: 'light-dark(#0b7285, #66d9e8)', pattern: 'rings' },
  busy: { color: 'light-dark(#7c4a03, #ffd8a8)', pattern: 'grid' },
  'switched-off': { color: 'light-dark(#2b5d34, #8ce99a)', pattern: 'vertical' },
  denied: { color: 'light-dark(#212529, #f1f3f5)', pattern: 'dots' },
  'invalid-input': { color: 'light-dark(#364fc7, #91a7ff)', pattern: 'horizontal' },
};
