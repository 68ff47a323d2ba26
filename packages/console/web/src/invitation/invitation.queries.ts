import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.client.js';
import type { InvitationJson } from '../api/contract.js';

/** The user whom an invitation token belongs to. */
export function useInvitation(token: string) {
  return useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.post<InvitationJson>('invitation/invitee', { token }),
    enabled: token !== '',
    // The token becomes invalid when it is used; a refetch would show an error before the redirect.
    staleTime: Infinity,
    gcTime: 0,
  });
}
