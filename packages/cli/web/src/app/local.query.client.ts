import { QueryClient } from '@tanstack/react-query';

/** The server is on the same machine: what fails once fails again. */
export function createLocalQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Infinity, retry: false, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}
