/** What a list of keys can be narrowed to. */
export const FILTERS = [
  'all',
  'missing',
  'mine',
  'failing',
  'unused',
  'draft',
  'scheduled',
  'trash',
] as const;
export type Filter = (typeof FILTERS)[number];
