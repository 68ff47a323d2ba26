import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, segment } from '../api/api.client.js';
import type { SessionView, UserView } from '../api/contract.js';

const USERS_KEY = ['users'] as const;

export type Invitation = Pick<UserView, 'name' | 'email' | 'role' | 'languages' | 'prefixes'>;
export type UserChange = Partial<Omit<Invitation, 'email'> & Pick<UserView, 'isDisabled'>>;

export function useUsers() {
  return useQuery({
    queryKey: USERS_KEY,
    queryFn: ({ signal }) => api.get<UserView[]>('users', {}, signal),
  });
}

export function useInvite() {
  return useUserAction((invitation: Invitation) =>
    api.post<{ user: UserView; link: string }>('users', invitation),
  );
}

export function useChangeUser(id: string) {
  return useUserAction((change: UserChange) => api.patch<UserView>(`users/${segment(id)}`, change));
}

/** A new link for a password. */
export function useNewLink(id: string) {
  return useUserAction(() => api.post<{ link: string }>(`users/${segment(id)}/invitation`));
}

export function useUserSessions(id: string) {
  return useQuery({
    queryKey: [...USERS_KEY, id, 'sessions'],
    queryFn: ({ signal }) => api.get<SessionView[]>(`users/${segment(id)}/sessions`, {}, signal),
  });
}

export function useEndSessions(id: string) {
  return useUserAction(() => api.delete(`users/${segment(id)}/sessions`));
}

function useUserAction<Given, Answer>(mutationFn: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: USERS_KEY });
  return useMutation({ mutationFn, onSuccess });
}
