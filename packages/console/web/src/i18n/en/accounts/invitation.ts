export const INVITATION = {
  'invitation.title': 'Welcome',
  'invitation.title.of': 'Welcome, {name}',
  'invitation.description': 'Choose a password to sign in.',
  'invitation.link':
    'Open the whole link that your administrator sent you. It works once; ask for a new one if it has been used.',
  'invitation.link.used':
    'It has been used already, or it is older than a week. Ask an administrator for a new one.',
  'invitation.email.description': 'You sign in with it.',
  'invitation.password': 'New password',
  'invitation.submit': 'Save and sign in',
} as const;
