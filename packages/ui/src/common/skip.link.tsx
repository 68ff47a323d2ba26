import type { MouseEvent } from 'react';

interface SkipLinkProps {
  readonly label: string;
  /** The id of the element that gets the focus. */
  readonly target?: string;
}

/** The first tab stop: skips the navigation. */
export function SkipLink({ label, target = 'content' }: SkipLinkProps) {
  // With a <base> element, the browser would resolve "#content" to another page.
  const skip = (event: MouseEvent): void => {
    event.preventDefault();
    document.getElementById(target)?.focus();
  };
  return (
    <a className="skip-link" href={`#${target}`} onClick={skip}>
      {label}
    </a>
  );
}
