export const SIGN_IN = {
  'sign-in.title': 'Sign in',
  'sign-in.description': 'Edit what the bot says, and look after what answers its calls.',
  'sign-in.email': 'E-mail address',
  'sign-in.email.missing': 'Enter your e-mail address, such as asha@example.com',
  'sign-in.password': 'Password',
  'sign-in.password.missing': 'Enter your password',
  'sign-in.password.show': 'Show the password',
  'sign-in.password.rule':
    'At least {count} characters. A few words in a row are easy to keep in mind.',
  'sign-in.password.short': 'Use at least {count} characters',
  'sign-in.submit': 'Sign in',
  'sign-in.or': 'or with a password',
  'sign-in.sso': 'Continue with {name}',
  'sign-in.sso.error': 'You could not be signed in',
  'sign-in.sso.hint':
    'Your organisation did not let you in, or nobody has invited your address yet. Ask an administrator of this console.',
  'sign-in.expired': 'Your session has ended',
  'sign-in.expired.detail':
    'Sign in again to go on where you were. What was not saved yet is kept in this browser.',
  'sign-in.link.incomplete': 'The link is incomplete',
  'sign-in.link.used': 'The link does not work any more',
  'sign-in.link.to-sign-in': 'I have a password already',
} as const;
