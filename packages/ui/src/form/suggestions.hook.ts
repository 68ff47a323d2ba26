import type { FormField } from 'nestjs-haptik/hsl';
import { useEffect, useRef, useState } from 'react';
import { useMessageActions } from '../chat/chat.context.js';

interface Suggestions {
  readonly suggestions: readonly string[];
  readonly state: 'idle' | 'loading' | 'done' | 'failed';
  readonly search: (text: string) => void;
}

/** Pause of typing after which a search starts. */
const PAUSE_MS = 200;

/** Suggestions of a search field for what the user types; an earlier search never replaces a later one. */
export function useSuggestions(field: FormField): Suggestions {
  const onSearch = useMessageActions()?.onSearch;
  const [text, setText] = useState<string>();
  const [found, setFound] = useState<Omit<Suggestions, 'search'>>({
    suggestions: [],
    state: 'idle',
  });
  const latest = useRef({ onSearch, field });
  useEffect(() => {
    latest.current = { onSearch, field };
  });
  useEffect(() => {
    if (text === undefined) return undefined;
    let isCurrent = true;
    const load = async (): Promise<void> => {
      setFound((old) => ({ ...old, state: 'loading' }));
      try {
        const suggestions = (await latest.current.onSearch?.(latest.current.field, text)) ?? [];
        if (isCurrent) setFound({ suggestions, state: 'done' });
      } catch {
        if (isCurrent) setFound({ suggestions: [], state: 'failed' });
      }
    };
    const timer = setTimeout(() => void load(), PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text]);
  return { ...found, search: setText };
}
