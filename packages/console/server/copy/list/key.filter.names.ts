/** Filters of the list of keys. */
export const KEY_FILTER_NAMES = [
  'all',
  'missing',
  'mine',
  'failing',
  'unused',
  'draft',
  'scheduled',
  'trash',
] as const;
export type KeyFilterName = (typeof KEY_FILTER_NAMES)[number];
