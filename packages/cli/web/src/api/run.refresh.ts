/** The part of a QueryClient that a refresh needs. */
interface Queries {
  cancelQueries(filter: { queryKey: readonly string[] }): Promise<void>;
  invalidateQueries(filter: { queryKey: readonly string[] }): Promise<void>;
}

export const runKey = (id: string): readonly string[] => ['run', id];

/**
 * Fetches a call again if it is on screen.
 *
 * A first fetch that is under way has the call as it was before, and would not be repeated.
 */
export async function refreshRun(client: Queries, id: string): Promise<void> {
  await client.cancelQueries({ queryKey: runKey(id) });
  await client.invalidateQueries({ queryKey: runKey(id) });
}
