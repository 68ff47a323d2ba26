export const USERS = {
  'users.title': 'Users',
} as const;
