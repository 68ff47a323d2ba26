import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, segment } from '../api/api.client.js';
import type { Me, SessionView } from '../api/contract.js';
import { SESSION_KEY } from '../session/session.queries.js';

const SESSIONS_KEY = ['account', 'sessions'] as const;

export interface PasswordChange {
  readonly current: string;
  readonly password: string;
}

export function useRename() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => api.patch<Me>('session', { name }),
    onSuccess: (me) => client.setQueryData(SESSION_KEY, me),
  });
}

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: PasswordChange) => api.post('session/password', change),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSIONS_KEY }),
  });
}

export function useOwnSessions() {
  return useQuery({
    queryKey: SESSIONS_KEY,
    queryFn: ({ signal }) => api.get<SessionView[]>('sessions', {}, signal),
  });
}

export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`sessions/${segment(id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSIONS_KEY }),
  });
}
