import { useQuery } from '@tanstack/react-query';
import { api } from './playground.api.js';
import type {
  CompareInput,
  RecordingList,
  Run,
  RunComparison,
  RunExport,
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

export function useRunExport(id: string, as: RunExport['as']) {
  return useQuery({
    queryKey: ['export', id, as],
    queryFn: () => api.get<RunExport>(`runs/${encodeURIComponent(id)}/export?as=${as}`),
  });
}

export function useComparison(input: CompareInput) {
  const { a, b } = input;
  return useQuery({
    queryKey: ['compare', a, b],
    queryFn: () => api.post<RunComparison>('runs/compare', input),
  });
}

export function useRecordings() {
  return useQuery({
    queryKey: ['recordings'],
    queryFn: () => api.get<RecordingList>('recordings'),
    staleTime: 0,
  });
}
