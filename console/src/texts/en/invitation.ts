export const INVITATION = {
  'invitation.title': 'Welcome',
} as const;
