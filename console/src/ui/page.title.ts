import { useEffect } from 'react';
import { useText } from '../texts/text.hook.js';

/** Names the tab of the browser. */
export function usePageTitle(title: string): void {
  const text = useText();
  const name = text('shell.name');
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
}
