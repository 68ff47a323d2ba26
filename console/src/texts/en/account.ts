export const ACCOUNT = {
  'account.title': 'My account',
} as const;
