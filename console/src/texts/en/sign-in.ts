export const SIGN_IN = {
  'sign-in.title': 'Sign in',
} as const;
