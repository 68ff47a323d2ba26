import { useQuery } from '@tanstack/react-query';
import { api } from './playground.api.js';
import type {
  CompareInput,
  RecordingList,
  Run,
  RunComparison,
  RunExport,
  RunSummary,
} from './page.contract.js';
import { runKey } from './run.refresh.js';

/** Everything about a call. An event of the call refreshes it. */
export function useRun(id: string | undefined) {
  return useQuery({
    queryKey: runKey(id ?? ''),
    queryFn: () => api.get<Run>(`runs/${encodeURIComponent(id ?? '')}`),
    enabled: id !== undefined,
    // The run that was selected before stays on screen until the next one is there.
    placeholderData: (previous) => previous,
  });
}

/** The code of a call that has ended. */
export function useRunExport({ id, state }: RunSummary, as: RunExport['as']) {
  return useQuery({
    queryKey: ['export', id, as],
    enabled: state !== 'running',
    queryFn: () => api.get<RunExport>(`runs/${encodeURIComponent(id)}/export?as=${as}`),
  });
}

export function useComparison({ a, b, isEnabled }: CompareInput & { isEnabled: boolean }) {
  return useQuery({
    enabled: isEnabled,
    queryKey: ['compare', a, b],
    queryFn: () => api.post<RunComparison>('runs/compare', { a, b } satisfies CompareInput),
  });
}

export function useRecordings() {
  return useQuery({
    queryKey: ['recordings'],
    queryFn: () => api.get<RecordingList>('recordings'),
    staleTime: 0,
  });
}
