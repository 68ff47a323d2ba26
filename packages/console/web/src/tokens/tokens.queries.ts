import { useQuery } from '@tanstack/react-query';
import { api, encodePathSegment } from '../api/api.client.js';
import type { TokenJson } from '../api/contract.js';
import { TOKENS_KEY, useAdminMutation } from '../access/admin.mutation.hook.js';
import { expiresAtFor, type Lifetime } from './token.lifetime.js';

export interface CreateTokenInput extends Pick<
  TokenJson,
  'name' | 'scopes' | 'languages' | 'prefixes'
> {
  readonly lifetime: Lifetime;
}

export function useTokens() {
  return useQuery({
    queryKey: TOKENS_KEY,
    queryFn: ({ signal }) => api.get<TokenJson[]>('tokens', {}, signal),
  });
}

export function useCreateToken() {
  return useAdminMutation(({ lifetime, ...token }: CreateTokenInput) =>
    api.post<{ token: string; view: TokenJson }>('tokens', {
      ...token,
      expiresAt: expiresAtFor(lifetime, new Date()),
    }),
  );
}

export function useRevokeToken(id: string) {
  return useAdminMutation(() => api.delete(`tokens/${encodePathSegment(id)}`));
}
