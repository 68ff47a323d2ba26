import { useQuery } from '@tanstack/react-query';
import { api, segment } from '../api/api.client.js';
import type { SessionView, UserView } from '../api/contract.js';
import { USERS_KEY, usePeopleAction } from '../people/people.action.js';

export type Invitation = Pick<UserView, 'name' | 'email' | 'role' | 'languages' | 'prefixes'>;
export type UserChange = Partial<Omit<Invitation, 'email'> & Pick<UserView, 'isDisabled'>>;

export function useUsers() {
  return useQuery({
    queryKey: USERS_KEY,
    queryFn: ({ signal }) => api.get<UserView[]>('users', {}, signal),
  });
}

export function useInvite() {
  return usePeopleAction((invitation: Invitation) =>
    api.post<{ user: UserView; link: string }>('users', invitation),
  );
}

export function useChangeUser(id: string) {
  return usePeopleAction((change: UserChange) =>
    api.patch<UserView>(`users/${segment(id)}`, change),
  );
}

/** A new link for a password. */
export function useNewLink(id: string) {
  return usePeopleAction(() => api.post<{ link: string }>(`users/${segment(id)}/invitation`));
}

export function useUserSessions(id: string) {
  return useQuery({
    queryKey: [...USERS_KEY, id, 'sessions'],
    queryFn: ({ signal }) => api.get<SessionView[]>(`users/${segment(id)}/sessions`, {}, signal),
  });
}

export function useEndSessions(id: string) {
  return usePeopleAction(() => api.delete(`users/${segment(id)}/sessions`));
}
