import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/api.client.js';
import type { CurrentUserJson, SignInOptionsJson } from '../api/contract.js';
import { SESSION_KEY } from '../session/session.queries.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export function useSignInOptions() {
  return useQuery({
    queryKey: ['sign-in'],
    queryFn: ({ signal }) => api.get<SignInOptionsJson>('sign-in', {}, signal),
    staleTime: Infinity,
  });
}

export function useSignIn() {
  return useSessionStart((credentials: Credentials) => api.post('auth/sign-in/email', credentials));
}

/** A mutation that starts a session and then reloads the current user. */
export function useSessionStart<Given>(signIn: (given: Given) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (given: Given) => {
      await signIn(given);
      return api.get<CurrentUserJson>('session');
    },
    onSuccess: (me) => client.setQueryData(SESSION_KEY, me),
  });
}
