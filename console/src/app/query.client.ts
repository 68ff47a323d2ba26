import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isAway, isProblem } from '../api/problem.error.js';
import { forgetWhoLeft } from '../session/session.forgetting.js';
import { SESSION_KEY } from '../session/session.queries.js';

const ATTEMPTS = 2;

/** Reads are tried again when the server was away; whoever is signed out is led to the sign-in. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown): void => {
    if (isProblem(error, 'signed-out')) client.setQueryData(SESSION_KEY, null);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) =>
          isAway(error) && !isProblem(error, 'too-many') && failures < ATTEMPTS,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  forgetWhoLeft(client);
  return client;
}
