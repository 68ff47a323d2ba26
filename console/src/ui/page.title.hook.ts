import { useEffect } from 'react';
import { useTranslate } from '../i18n/translate.hook.js';

/** Names the tab of the browser. */
export function usePageTitle(title: string): void {
  const text = useTranslate();
  const name = text('shell.name');
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
}
