import type { MouseEvent } from 'react';
import { useTranslate } from '../i18n/translate.hook.js';

const CONTENT = 'content';

/** The first tab stop: skips the navigation. */
export function SkipLink() {
  const text = useTranslate();
  // With a <base> element, the browser would resolve "#content" to another page.
  const skip = (event: MouseEvent): void => {
    event.preventDefault();
    document.getElementById(CONTENT)?.focus();
  };
  return (
    <a className="skip-link" href={`#${CONTENT}`} onClick={skip}>
      {text('shell.skip')}
    </a>
  );
}
