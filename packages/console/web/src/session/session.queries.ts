import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { api } from '../api/api.client.js';
import type { CurrentUserJson, Right } from '../api/contract.js';
import { isProblem } from '../api/problem.error.js';
import { storeSignedInFlag } from './signed.in.flag.js';

export const SESSION_KEY = ['session'] as const;

/** The current user; null without a session. */
export function useSession(): UseQueryResult<CurrentUserJson | null> {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async ({ signal }) => {
      try {
        return await api.get<CurrentUserJson>('session', {}, signal);
      } catch (error) {
        if (isProblem(error, 'unauthenticated')) return null;
        throw error;
      }
    },
    staleTime: 60_000,
    // Another user may have signed in in another tab, with other data and permissions.
    refetchOnWindowFocus: 'always',
  });
}

export const CurrentUserContext = createContext<CurrentUserJson | undefined>(undefined);

/** The current user; use only below the session gate. */
export function useCurrentUser(): CurrentUserJson {
  const me = use(CurrentUserContext);
  if (!me)
    throw new Error('useCurrentUser needs a session: render the component below SessionGate');
  return me;
}

export function hasPermission(me: CurrentUserJson, permission: Right): boolean {
  return me.permissions.includes(permission);
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post('auth/sign-out'),
    onSuccess: () => {
      storeSignedInFlag(false);
      client.setQueryData(SESSION_KEY, null);
    },
  });
}
