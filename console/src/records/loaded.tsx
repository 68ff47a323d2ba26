import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslate } from '../i18n/translate.hook.js';
import { ProblemState } from '../ui/problem.state.js';

/** What is needed of a query, whether it reads one page or many. */
interface LoadableQuery<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => Promise<unknown>;
}

interface LoadedProps<T> {
  readonly query: LoadableQuery<T>;
  readonly children: (data: T) => ReactNode;
}

/** What was read; until then grey bars, and the cure where it could not be. */
export function Loaded<T>({ query, children }: LoadedProps<T>): ReactNode {
  // What was read before stays: the banner of the shell tells that the server is away.
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
