import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isRetryable, isProblem } from '../api/problem.error.js';
import { clearCacheOnUserChange } from '../session/session.cache.js';
import { SESSION_KEY } from '../session/session.queries.js';

const MAX_QUERY_RETRIES = 2;

/** Retries reads while the server is unavailable. An unauthenticated user is redirected to the sign-in page. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown): void => {
    if (isProblem(error, 'unauthenticated')) client.setQueryData(SESSION_KEY, null);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) =>
          isRetryable(error) &&
          !isProblem(error, 'too-many-requests') &&
          failures < MAX_QUERY_RETRIES,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  clearCacheOnUserChange(client);
  return client;
}
