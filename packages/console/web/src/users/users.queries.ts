import { useQuery } from '@tanstack/react-query';
import { api, encodePathSegment } from '../api/api.client.js';
import type { SessionJson, UserJson } from '../api/contract.js';
import { USERS_KEY, useAdminMutation } from '../access/admin.mutation.hook.js';

export type InviteUserInput = Pick<UserJson, 'name' | 'email' | 'role' | 'languages' | 'prefixes'>;
export type UpdateUserInput = Partial<
  Omit<InviteUserInput, 'email'> & Pick<UserJson, 'isDisabled'>
>;

export function useUsers() {
  return useQuery({
    queryKey: USERS_KEY,
    queryFn: ({ signal }) => api.get<UserJson[]>('users', {}, signal),
  });
}

export function useInviteUser() {
  return useAdminMutation((invitation: InviteUserInput) =>
    api.post<{ user: UserJson; link: string }>('users', invitation),
  );
}

export function useUpdateUser(id: string) {
  return useAdminMutation((update: UpdateUserInput) =>
    api.patch<UserJson>(`users/${encodePathSegment(id)}`, update),
  );
}

/** Creates a new password link. */
export function useCreatePasswordLink(id: string) {
  return useAdminMutation(() =>
    api.post<{ link: string }>(`users/${encodePathSegment(id)}/invitation`),
  );
}

export function useUserSessions(id: string) {
  return useQuery({
    queryKey: [...USERS_KEY, id, 'sessions'],
    queryFn: ({ signal }) =>
      api.get<SessionJson[]>(`users/${encodePathSegment(id)}/sessions`, {}, signal),
  });
}

export function useRevokeUserSessions(id: string) {
  return useAdminMutation(() => api.delete(`users/${encodePathSegment(id)}/sessions`));
}
