import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { api } from '../api/api.client.js';
import type { Me, Right } from '../api/contract.js';
import { isProblem } from '../api/problem.error.js';
import { rememberSession } from './session.mark.js';

export const SESSION_KEY = ['session'] as const;

/** Who is signed in; null for nobody. */
export function useSession(): UseQueryResult<Me | null> {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async ({ signal }) => {
      try {
        return await api.get<Me>('session', {}, signal);
      } catch (error) {
        if (isProblem(error, 'signed-out')) return null;
        throw error;
      }
    },
    staleTime: 60_000,
    // Somebody else may have signed in in another tab: what is read and written is his then.
    refetchOnWindowFocus: 'always',
  });
}

export const MeContext = createContext<Me | undefined>(undefined);

/** Who is signed in; only below the session gate. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('useMe is for pages that need a session');
  return me;
}

export function hasRight(me: Me, right: Right): boolean {
  return me.rights.includes(right);
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post('auth/sign-out'),
    onSuccess: () => {
      rememberSession(false);
      client.setQueryData(SESSION_KEY, null);
    },
  });
}
