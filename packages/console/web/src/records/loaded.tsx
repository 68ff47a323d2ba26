import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslate } from '../i18n/translate.hook.js';
import { ProblemState } from '../ui/problem.state.js';

/** The part of a query that `Loaded` needs; fits single and infinite queries. */
interface LoadableQuery<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => Promise<unknown>;
}

interface LoadedProps<T> {
  readonly query: LoadableQuery<T>;
  readonly children: (data: T) => ReactNode;
}

/** Renders loaded data; before that a skeleton, or the error with a retry. */
export function Loaded<T>({ query, children }: LoadedProps<T>): ReactNode {
  // Data loaded earlier stays visible; the connection banner reports the outage.
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingRows />;
}

function LoadingRows() {
  const text = useTranslate();
  return (
    <Stack gap="sm" role="status">
      <VisuallyHidden>{text('ui.loading')}</VisuallyHidden>
      {[1, 2, 3, 4, 5].map((row) => (
        <Skeleton key={row} height={44} radius="md" />
      ))}
    </Stack>
  );
}
