import { useCallback } from 'react';
import { EN, type TextKey } from '../texts/en.js';
import { useText } from '../texts/text.hook.js';

const ACTION = 'audit.action.';

/** What was done, in words; as the server names it where this console has no words for it yet. */
export function useActionName(): (action: string) => string {
  const text = useText();
  return useCallback(
    (action) => {
      const key = `${ACTION}${action}`;
      return isTextKey(key) ? text(key) : action;
    },
    [text],
  );
}

/** All actions that this console has words for, by what they are about. */
export function useActions() {
  const text = useText();
  const keys = Object.keys(EN).filter(isTextKey).filter(isAction);
  const groups = [...new Set(keys.map(groupOf))];
  return groups.map((group) => {
    const about = `audit.group.${group}`;
    const items = keys
      .filter((key) => groupOf(key) === group)
      .map((key) => ({ value: key.slice(ACTION.length), label: text(key) }));
    const all = { value: group, label: text('audit.action.group') };
    return {
      group: isTextKey(about) ? text(about) : group,
      items: items.length > 1 ? [all, ...items] : items,
    };
  });
}

/** An action has a word for what it is about, and one for what was done. */
function isAction(key: string): boolean {
  return key.startsWith(ACTION) && key.slice(ACTION.length).includes('.');
}

function groupOf(key: string): string {
  return key.slice(ACTION.length).split('.')[0] ?? '';
}

function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(EN, key);
}
