import { useQuery } from '@tanstack/react-query';
import { api, segment } from '../api/api.client.js';
import type { TokenView } from '../api/contract.js';
import { TOKENS_KEY, usePeopleAction } from '../people/people.action.js';
import { expiryOf, type Lifetime } from './token.lifetime.js';

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
  return usePeopleAction(({ lifetime, ...token }: NewToken) =>
    api.post<{ token: string; view: TokenView }>('tokens', {
      ...token,
      expiresAt: expiryOf(lifetime, new Date()),
    }),
  );
}

export function useRevokeToken(id: string) {
  return usePeopleAction(() => api.delete(`tokens/${segment(id)}`));
}
