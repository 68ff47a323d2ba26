import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/api.client.js';
import {
  groupByBot,
  type NodeStatusesJson,
  type SwitchMode,
  type SwitchTarget,
  type SwitchJson,
} from './node.types.js';

const NODES_KEY = ['nodes'] as const;
const REFRESH_MS = 10_000;

/** Nodes with their current switches and circuits. */
export function useBots() {
  return useQuery({
    queryKey: NODES_KEY,
    queryFn: async ({ signal }) => {
      const [statuses, { switches }] = await Promise.all([
        api.get<NodeStatusesJson>('operations/nodes', {}, signal),
        api.get<{ switches: SwitchJson[] }>('operations/switches', {}, signal),
      ]);
      return groupByBot(statuses, switches);
    },
    refetchInterval: REFRESH_MS,
  });
}

export interface SwitchSetting {
  readonly mode: SwitchMode;
  readonly note: string;
}

export function useSetSwitch({ bot, node }: SwitchTarget) {
  return useSwitchAction(({ mode, note }: SwitchSetting) =>
    api.put('operations/switches', { bot, node, mode, note: note.trim() || undefined }),
  );
}

export function useClearSwitch({ bot, node }: SwitchTarget) {
  return useSwitchAction(() => api.delete('operations/switches', { bot, node }));
}

function useSwitchAction<Given>(mutationFn: (given: Given) => Promise<unknown>) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: NODES_KEY });
  return useMutation({ mutationFn, onSuccess });
}
