import { Button, Group } from '@mantine/core';
import { type ReactNode } from 'react';
import { Link, type To, useLocation, useSearchParams } from 'react-router';
import { useTranslate } from '../i18n/translate.hook.js';

/** The query parameter with the cursor of a page. */
const CURSOR_PARAM = 'after';

/** The cursor in the URL, so that the browser's Back button returns to the previous page. */
export function useCursor(): string | undefined {
  const [query] = useSearchParams();
  return query.get(CURSOR_PARAM) ?? undefined;
}

interface PagerProps {
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null;
  /** The label of the link to the next page. */
  readonly children: ReactNode;
}

/** Links to the next page of a list and back to the first one. */
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
