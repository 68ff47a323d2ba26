import { useCallback } from 'react';
import { EN, type TranslationKey } from '../i18n/en.js';
import { useTranslate } from '../i18n/translate.hook.js';

const ACTION_KEY_PREFIX = 'audit.action.';

/** The translated name of an action; the server's name if this console has no translation. */
export function useActionName(): (action: string) => string {
  const text = useTranslate();
  return useCallback(
    (action) => {
      const key = `${ACTION_KEY_PREFIX}${action}`;
      return isTranslationKey(key) ? text(key) : action;
    },
    [text],
  );
}

/** All actions with a translation, grouped by subject. */
export function useActionGroups() {
  const text = useTranslate();
  const keys = Object.keys(EN).filter(isTranslationKey).filter(isActionKey);
  const groups = [...new Set(keys.map(groupOf))];
  return groups.map((group) => {
    const groupKey = `audit.group.${group}`;
    const items = keys
      .filter((key) => groupOf(key) === group)
      .map((key) => ({ value: key.slice(ACTION_KEY_PREFIX.length), label: text(key) }));
    const all = { value: group, label: text('audit.action.group') };
    return {
      group: isTranslationKey(groupKey) ? text(groupKey) : group,
      items: items.length > 1 ? [all, ...items] : items,
    };
  });
}

/** An action key has a group and a verb. */
function isActionKey(key: string): boolean {
  return key.startsWith(ACTION_KEY_PREFIX) && key.slice(ACTION_KEY_PREFIX.length).includes('.');
}

function groupOf(key: string): string {
  return key.slice(ACTION_KEY_PREFIX.length).split('.')[0] ?? '';
}

function isTranslationKey(key: string): key is TranslationKey {
  return Object.hasOwn(EN, key);
}
