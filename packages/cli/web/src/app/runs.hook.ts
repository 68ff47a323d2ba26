import { useCallback } from 'react';
import { api } from '../api/playground.api.js';
import type {
  ActionResult,
  CallFault,
  PressInput,
  RepeatInput,
  RunInput,
  RunSummary,
  SayInput,
  StartedRuns,
} from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { toRunInput } from '../call/call.draft.js';
import { useAction } from './action.hook.js';
import { CONVERSATION_SCOPE as scope } from './conversation.scope.js';
import { usePage } from './page.context.js';

/** The run in the inspector: the chosen one, or the newest. */
export function useSelectedRun(): RunSummary | undefined {
  const { runs } = usePlayground();
  const { chosenRunId } = usePage();
  return runs.find(({ id }) => id === chosenRunId) ?? runs[0];
}

/** Selects a run by its distance from the selected one: 1 is the next newer. */
export function useRunStep(): (by: 1 | -1) => void {
  const { runs } = usePlayground();
  const { chooseRun } = usePage();
  const selected = useSelectedRun();
  return useCallback(
    (by) => {
      const index = runs.findIndex(({ id }) => id === selected?.id);
      const next = runs[index - by];
      if (next) chooseRun(next.id);
    },
    [runs, chooseRun, selected],
  );
}

/** The requests that start calls. The call that started last is selected. */
export function useCalls(onResult: (result: ActionResult) => void = () => {}) {
  const { conversation } = usePlayground();
  const { draft, chooseRun, showRegion } = usePage();
  const select = ({ runs }: StartedRuns): void => chooseRun(runs.at(-1)?.id);
  const handle = (result: ActionResult): void => {
    if (result.kind === 'call') select(result);
    onResult(result);
  };
  const selectAndShow = (started: StartedRuns): void => {
    select(started);
    showRegion('chat');
  };
  return {
    send: useAction(
      (fault?: CallFault) =>
        api.post<StartedRuns>('runs', {
          ...toRunInput(draft, conversation),
          ...(fault && { fault }),
        }),
      { onSuccess: selectAndShow, scope },
    ),
    call: useAction((input: RunInput) => api.post<StartedRuns>('runs', input), {
      onSuccess: select,
      scope,
    }),
    repeat: useAction(
      ({ id, ...input }: RepeatInput & { readonly id: string }) =>
        api.post<StartedRuns>(`runs/${encodeURIComponent(id)}/repeat`, input),
      { onSuccess: select, scope },
    ),
    press: useAction((input: PressInput) => api.post<ActionResult>('press', input), {
      onSuccess: handle,
      scope,
    }),
    say: useAction((input: SayInput) => api.post<ActionResult>('say', input), {
      onSuccess: handle,
      scope,
    }),
  };
}
