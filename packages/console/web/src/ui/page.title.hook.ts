import { useEffect } from 'react';
import { useTranslate } from '../i18n/translate.hook.js';

/** Sets the document title. */
export function usePageTitle(title: string): void {
  const text = useTranslate();
  const name = text('shell.name');
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
}
