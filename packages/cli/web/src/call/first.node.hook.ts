import { useEffect, useRef } from 'react';
import { usePlayground } from '../api/playground.state.hook.js';
import { usePage } from '../app/page.context.js';
import { toRef, withNode } from './call.draft.js';

/** Chooses the first node of the app once, so that the editor is never empty. */
export function useFirstNode(): void {
  const { nodes } = usePlayground();
  const { draft, changeDraft } = usePage();
  const isDone = useRef(draft.node !== '');
  const [first] = nodes;
  useEffect(() => {
    if (isDone.current || !first) return;
    isDone.current = true;
    changeDraft((old) => withNode(old, toRef(first)));
  }, [first, changeDraft]);
}
