import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PlaygroundEvents, PlaygroundState } from './page.contract.js';
import { EVENT_NAMES, applyEvent } from './event.reducer.js';
import { refreshRun } from './run.refresh.js';

const STATE_KEY = ['state'];

/** Whether the page gets events: without them it shows old data. */
export type EventStream = 'connecting' | 'open' | 'lost';

/** Keeps the state of the playground current while the page is open. */
export function useEventStream(): EventStream {
  const client = useQueryClient();
  const [stream, setStream] = useState<EventStream>('connecting');
  useEffect(() => {
    const source = new EventSource(new URL('api/events', document.baseURI));
    source.addEventListener('open', () => setStream('open'));
    source.addEventListener('error', () => setStream('lost'));
    for (const name of EVENT_NAMES)
      source.addEventListener(name, ({ data }: MessageEvent<string>) =>
        receive(client, name, JSON.parse(data)),
      );
    return () => source.close();
  }, [client]);
  return stream;
}

function receive(client: QueryClient, name: keyof PlaygroundEvents, event: unknown): void {
  client.setQueryData<PlaygroundState>(STATE_KEY, (state) => applyEvent(state, name, event));
  if (name === 'run') {
    const { id } = event as PlaygroundEvents['run'];
    void refreshRun(client, id);
  }
}

/** The state of the playground; undefined until the first event. */
export function useLoadedState(): PlaygroundState | undefined {
  const { data } = useQuery<PlaygroundState>({
    queryKey: STATE_KEY,
    // Events fill it.
    enabled: false,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return data;
}

/** The state of the playground, for components that are rendered when it is loaded. */
export function usePlayground(): PlaygroundState {
  const state = useLoadedState();
  if (!state) throw new Error('The state of the playground is not loaded yet');
  return state;
}
