import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.client.js';
import type { InvitationJson } from '../api/contract.js';

/** Whom the token of a link lets in. */
export function useInvitation(token: string) {
  return useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.post<InvitationJson>('invitation/invitee', { token }),
    enabled: token !== '',
    // The link is spent once it is used; whoever is asked again must not see that meanwhile.
    staleTime: Infinity,
    gcTime: 0,
  });
}
