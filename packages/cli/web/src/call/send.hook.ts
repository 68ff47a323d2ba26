import type { CallFault } from '../api/page.contract.js';
import { usePage } from '../app/page.context.js';
import { useCalls } from '../app/runs.hook.js';

export interface CallSender {
  /** Fields of the form whose text is not valid, so that the call would not have it. */
  readonly invalidFields: readonly string[];
  readonly isReady: boolean;
  readonly isPending: boolean;
  /** Does nothing while the call is not ready. */
  readonly send: (fault?: CallFault) => void;
}

/** Sends the call in the editor: by the button and by the shortcut alike. */
export function useSender(): CallSender {
  const { draft, invalidFields } = usePage();
  const { send } = useCalls();
  const isReady = draft.node.trim() !== '' && invalidFields.length === 0;
  return {
    invalidFields,
    isReady,
    isPending: send.isPending,
    send: (fault) => {
      if (isReady) send.mutate(fault);
    },
  };
}
