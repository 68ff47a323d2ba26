export const HISTORY = {
  'history.title': 'History',
} as const;
