import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, segment } from '../api/api.client.js';
import type { TokenView } from '../api/contract.js';
import { expiryOf, type Lifetime } from './token.lifetime.js';

const TOKENS_KEY = ['tokens'] as const;

export interface NewToken extends Pick<TokenView, 'name' | 'scopes' | 'languages' | 'prefixes'> {
  readonly lifetime: Lifetime;
}

export function useTokens() {
  return useQuery({
    queryKey: TOKENS_KEY,
    queryFn: ({ signal }) => api.get<TokenView[]>('tokens', {}, signal),
  });
}

export function useCreateToken() {
  return useTokenAction(({ lifetime, ...token }: NewToken) =>
    api.post<{ token: string; view: TokenView }>('tokens', {
      ...token,
      expiresAt: expiryOf(lifetime, new Date()),
    }),
  );
}

export function useRevokeToken(id: string) {
  return useTokenAction(() => api.delete(`tokens/${segment(id)}`));
}

function useTokenAction<Given, Answer>(mutationFn: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: TOKENS_KEY });
  return useMutation({ mutationFn, onSuccess });
}
