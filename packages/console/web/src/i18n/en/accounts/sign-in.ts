export const SIGN_IN = {
  'sign-in.title': 'Sign in',
  'sign-in.description': 'Edit the texts of the bot, and manage the nodes that answer its calls.',
  'sign-in.email': 'E-mail address',
  'sign-in.email.missing': 'Enter your e-mail address, such as asha@example.com',
  'sign-in.password': 'Password',
  'sign-in.password.missing': 'Enter your password',
  'sign-in.password.show': 'Show the password',
  'sign-in.password.rule':
    'At least {count} characters. A few words in a row are easy to remember.',
  'sign-in.password.short': 'Use at least {count} characters',
  'sign-in.submit': 'Sign in',
  'sign-in.or': 'or with a password',
  'sign-in.sso': 'Continue with {name}',
  'sign-in.sso.error': 'You could not be signed in',
  'sign-in.sso.hint':
    'Your organization refused the sign-in, or your address has not been invited yet. Ask an administrator of this console.',
  'sign-in.expired': 'Your session has ended',
  'sign-in.expired.detail':
    'Sign in again to continue where you were. Unsaved texts are kept in this browser.',
  'sign-in.link.incomplete': 'The link is incomplete',
  'sign-in.link.used': 'The link no longer works',
  'sign-in.link.to-sign-in': 'I have a password already',
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
  'setup.title': 'Set up the console',
  'setup.description': 'You become the first administrator and can then invite others.',
  'setup.link':
    'Open the whole link from the server log. If it is more than a day old, restart the server: it prints a new one.',
  'setup.name': 'Your name',
  'setup.name.missing': 'Enter the name that others see beside your changes',
  'setup.submit': 'Set up',
} as const;
