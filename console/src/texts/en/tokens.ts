export const TOKENS = {
  'tokens.title': 'API tokens',
} as const;
