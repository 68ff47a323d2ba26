import { useCallback } from 'react';
import { EN, type TextKey } from '../texts/en.js';
import { useText } from '../texts/text.hook.js';

/** What was done, in words; as the server names it where this console has no words for it yet. */
export function useActionName(): (action: string) => string {
  const text = useText();
  return useCallback(
    (action) => {
      const key = `audit.action.${action}`;
      return isTextKey(key) ? text(key) : action;
    },
    [text],
  );
}

function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(EN, key);
}
