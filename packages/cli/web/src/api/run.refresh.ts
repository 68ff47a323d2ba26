interface QueryFilter {
  readonly predicate: (query: { readonly queryKey: readonly unknown[] }) => boolean;
}

/** The part of a QueryClient that a refresh needs. */
interface Queries {
  cancelQueries(filter: QueryFilter): Promise<void>;
  invalidateQueries(filter: QueryFilter): Promise<void>;
}

export const runKey = (id: string): readonly string[] => ['run', id];

/**
 * Fetches a call again if it is on screen, and what is made of it: every key with the id.
 *
 * A first fetch that is under way has the call as it was before, and would not be repeated.
 */
export async function refreshRun(client: Queries, id: string): Promise<void> {
  const filter: QueryFilter = { predicate: ({ queryKey }) => queryKey.includes(id) };
  await client.cancelQueries(filter);
  await client.invalidateQueries(filter);
}
