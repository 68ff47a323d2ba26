import { useEffect, useRef } from 'react';
import { usePlayground } from '../api/playground.state.hook.js';
import { usePage } from '../app/page.context.js';
import { toNodeRef, withNode } from './call.draft.js';
import { findNode } from './find.node.js';

/** Chooses the first node of the app once, unless it still has the node that was kept from the last visit. */
export function useFirstNode(): void {
  const { nodes, app } = usePlayground();
  const { draft, changeDraft } = usePage();
  const kept = useRef(draft.node);
  const isDone = useRef(false);
  useEffect(() => {
    const [first] = nodes;
    if (isDone.current || !first || (!app && kept.current !== '')) return;
    isDone.current = true;
    const isTyped = draft.node !== kept.current;
    if (!isTyped && !findNode(nodes, draft)) changeDraft((old) => withNode(old, toNodeRef(first)));
  }, [nodes, app, draft, changeDraft]);
}
