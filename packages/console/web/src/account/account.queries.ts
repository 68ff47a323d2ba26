import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, encodePathSegment } from '../api/api.client.js';
import type { CurrentUserJson, SessionJson } from '../api/contract.js';
import { SESSION_KEY } from '../session/session.queries.js';

const OWN_SESSIONS_KEY = ['account', 'sessions'] as const;

export interface PasswordFormValues {
  readonly current: string;
  readonly password: string;
}

export function useUpdateName() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => api.patch<CurrentUserJson>('session', { name }),
    onSuccess: (me) => client.setQueryData(SESSION_KEY, me),
  });
}

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: PasswordFormValues) => api.post('session/password', change),
    onSuccess: () => client.invalidateQueries({ queryKey: OWN_SESSIONS_KEY }),
  });
}

export function useOwnSessions() {
  return useQuery({
    queryKey: OWN_SESSIONS_KEY,
    queryFn: ({ signal }) => api.get<SessionJson[]>('sessions', {}, signal),
  });
}

export function useRevokeSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`sessions/${encodePathSegment(id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: OWN_SESSIONS_KEY }),
  });
}
