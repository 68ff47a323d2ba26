export const INVITATION = {
  'invitation.title': 'Welcome',
  'invitation.title.of': 'Welcome, {name}',
  'invitation.about': 'Choose a password, and you are in.',
  'invitation.link':
    'Open the whole link that your administrator sent you. It works once; ask for a new one when it was used.',
  'invitation.link.spent':
    'It was used already, or it is older than a week. Ask an administrator for a new one.',
  'invitation.email.about': 'You sign in with it.',
  'invitation.password': 'New password',
  'invitation.verb': 'Save and sign in',
} as const;
