import { Button, Group } from '@mantine/core';
import { type ReactNode } from 'react';
import { Link, type To, useLocation, useSearchParams } from 'react-router';
import { useText } from '../texts/text.hook.js';

/** The parameter of the address that tells after which line a page begins. */
const AFTER = 'after';

/** Where a list is, as the address says: so that going back leads to the page before. */
export function usePosition(): string | undefined {
  const [query] = useSearchParams();
  return query.get(AFTER) ?? undefined;
}

interface PagerProps {
  /** After what the next page begins; null on the last one. */
  readonly next: string | null;
  /** To what the next page leads. */
  readonly children: ReactNode;
}

/** The next page of a list, and the way back to the first one. */
export function Pager({ next, children }: PagerProps) {
  const text = useText();
  const position = usePosition();
  const { pathname } = useLocation();
  const [query] = useSearchParams();
  const pageAfter = (after: string | null): To => {
    const to = new URLSearchParams(query);
    if (after === null) to.delete(AFTER);
    else to.set(AFTER, after);
    return { pathname, search: to.toString() };
  };
  if (position === undefined && next === null) return null;
  return (
    <Group component="nav" justify="center" aria-label={text('ui.pages')}>
      {position !== undefined && (
        <Button component={Link} variant="default" to={pageAfter(null)}>
          {text('ui.first-page')}
        </Button>
      )}
      {next !== null && (
        <Button component={Link} variant="default" to={pageAfter(next)}>
          {children}
        </Button>
      )}
    </Group>
  );
}
