import { useMutation, useQueryClient } from '@tanstack/react-query';

export const USERS_KEY = ['users'] as const;
export const TOKENS_KEY = ['tokens'] as const;

/** A mutation of users or API tokens. Reloads both, since tokens are suspended with their creator. */
export function useAdminMutation<Given, Answer>(mutationFn: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  const onSuccess = () =>
    Promise.all([USERS_KEY, TOKENS_KEY].map((queryKey) => client.invalidateQueries({ queryKey })));
  return useMutation({ mutationFn, onSuccess });
}
