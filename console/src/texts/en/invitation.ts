export const INVITATION = {
  'invitation.title': 'Welcome',
  'invitation.about': 'Choose a password, and you are in.',
  'invitation.link':
    'Open the whole link that your administrator sent you. It works once; ask for a new one when it was used.',
  'invitation.password': 'New password',
  'invitation.verb': 'Save and sign in',
} as const;
