export const HANDOFFS = {
  'handoffs.title': 'Hand-overs',
} as const;
