import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, encodePathSegment } from '../api/api.client.js';
import type { HistoryEventJson, MessageJson } from '../api/contract.js';
import { applyTexts, invalidateMessages, cachedVersions } from './messages.cache.js';
import { MESSAGES_KEY } from './messages.queries.js';

const CHANGES_POLL_MS = 15_000;
const EVENT_LIMIT = 30;
/** Up to this number of changed messages, each is fetched; above it, the lists are. */
const MAX_SINGLE_READS = 10;
/** Events that add, remove or change many rows. */
const LIST_CHANGING_KINDS: ReadonlySet<HistoryEventJson['kind']> = new Set([
  'trash',
  'restore',
  'import',
  'remove-language',
]);

/**
 * Shows the changes of others in an open list: polls the latest events and fetches what is newer.
 *
 * @param isFiltered whether a change may add or remove rows
 */
export function useRemoteChanges(isFiltered: boolean): void {
  const client = useQueryClient();
  /** Versions of texts outside the list, so that each is processed once. */
  const seen = useRef<Map<string, number>>(undefined);
  const { data } = useQuery({
    queryKey: ['latest'],
    queryFn: ({ signal }) =>
      api.get<{ events: readonly HistoryEventJson[] }>(
        'copy/history',
        { limit: EVENT_LIMIT },
        signal,
      ),
    refetchInterval: CHANGES_POLL_MS,
    refetchOnWindowFocus: 'always',
    staleTime: 0,
  });
  useEffect(() => {
    if (!data) return;
    const before = seen.current;
    const here = cachedVersions(client);
    const fresh = data.events.filter(({ key, language, version }) => {
      const name = `${language} ${key}`;
      return version > (here.get(name) ?? (before ? (before.get(name) ?? 0) : version));
    });
    seen.current = new Map([...(before ?? []), ...latestVersions(data.events)]);
    if (fresh.length > 0) void applyRemoteChanges(client, fresh, isFiltered);
  }, [client, data, isFiltered]);
}

async function applyRemoteChanges(
  client: QueryClient,
  events: readonly HistoryEventJson[],
  isFiltered: boolean,
): Promise<void> {
  const keys = new Set(events.map(({ key }) => key));
  if (keys.size > MAX_SINGLE_READS || events.some(({ kind }) => LIST_CHANGING_KINDS.has(kind)))
    return invalidateMessages(client);
  const read = [...keys].map((key) =>
    api.get<MessageJson>(`copy/messages/${encodePathSegment(key)}`),
  );
  // A failed read is repeated by the next poll.
  const found = (await Promise.allSettled(read)).flatMap((one) =>
    one.status === 'fulfilled' ? Object.values(one.value.texts) : [],
  );
  applyTexts(client, found);
  if (isFiltered) await client.invalidateQueries({ queryKey: MESSAGES_KEY });
}

/** The newest version of each text in the latest events. */
function latestVersions(events: readonly HistoryEventJson[]): (readonly [string, number])[] {
  return events
    .toReversed()
    .map(({ key, language, version }) => [`${language} ${key}`, version] as const);
}
