import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.client.js';
import type { InvitedPerson } from '../api/contract.js';

/** Whom the token of a link lets in. */
export function useInvited(token: string) {
  return useQuery({
    queryKey: ['invited', token],
    queryFn: () => api.post<InvitedPerson>('invitation/person', { token }),
    enabled: token !== '',
    // The link is spent once it is used; whoever is asked again must not see that meanwhile.
    staleTime: Infinity,
    gcTime: 0,
  });
}
