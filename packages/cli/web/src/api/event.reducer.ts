import type {
  PlaygroundEventName,
  PlaygroundEvents,
  PlaygroundState,
  RunSummary,
} from './page.contract.js';
import { omit } from './omit.js';

/** How each event changes the state of the page. */
const REDUCERS: {
  readonly [Name in Exclude<PlaygroundEventName, 'state'>]: (
    state: PlaygroundState,
    event: PlaygroundEvents[Name],
  ) => PlaygroundState;
} = {
  target: (state, target) => ({ ...state, target }),
  app: (state, { app, nodes }) => ({ ...omit(state, 'app'), ...(app && { app }), nodes }),
  conversation: (state, conversation) => ({ ...state, conversation }),
  settings: (state, settings) => ({ ...state, settings }),
  flow: (state, flow) => ({ ...state, flow }),
  presets: (state, presets) => ({ ...state, presets }),
  nodes: (state, nodes) => ({ ...state, nodes }),
  run: (state, run) => ({ ...state, runs: putRun(state.runs, run) }),
  runs: (state, runs) => ({ ...state, runs }),
  file: (state, { fileError }) => ({
    ...omit(state, 'fileError'),
    ...(fileError !== null && { fileError }),
  }),
};

export const EVENT_NAMES = ['state', ...Object.keys(REDUCERS)] as readonly PlaygroundEventName[];

/** The state after an event. Events before the first `state` are of no use. */
export function applyEvent(
  state: PlaygroundState | undefined,
  name: PlaygroundEventName,
  event: unknown,
): PlaygroundState | undefined {
  if (name === 'state') return event as PlaygroundState;
  const reduce = REDUCERS[name] as (state: PlaygroundState, event: unknown) => PlaygroundState;
  return state && reduce(state, event);
}

/** Newest first. */
function putRun(runs: readonly RunSummary[], run: RunSummary): readonly RunSummary[] {
  const isKnown = runs.some(({ id }) => id === run.id);
  const changed = isKnown ? runs.map((one) => (one.id === run.id ? run : one)) : [run, ...runs];
  return changed.toSorted((one, other) => other.no - one.no);
}
