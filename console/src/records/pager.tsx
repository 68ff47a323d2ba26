import { Button, Group } from '@mantine/core';
import { type ReactNode } from 'react';
import { Link, type To, useLocation, useSearchParams } from 'react-router';
import { useTranslate } from '../i18n/translate.hook.js';

/** The parameter of the address that tells after which line a page begins. */
const CURSOR_PARAM = 'after';

/** Where a list is, as the address says: so that going back leads to the page before. */
export function useCursor(): string | undefined {
  const [query] = useSearchParams();
  return query.get(CURSOR_PARAM) ?? undefined;
}

interface PagerProps {
  /** After what the next page begins; null on the last one. */
  readonly next: string | null;
  /** To what the next page leads. */
  readonly children: ReactNode;
}

/** The next page of a list, and the way back to the first one. */
export function Pager({ next, children }: PagerProps) {
  const text = useTranslate();
  const cursor = useCursor();
  const { pathname } = useLocation();
  const [query] = useSearchParams();
  const pageAfter = (after: string | null): To => {
    const to = new URLSearchParams(query);
    if (after === null) to.delete(CURSOR_PARAM);
    else to.set(CURSOR_PARAM, after);
    return { pathname, search: to.toString() };
  };
  if (cursor === undefined && next === null) return null;
  return (
    <Group component="nav" justify="center" aria-label={text('ui.pages')}>
      {cursor !== undefined && (
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
