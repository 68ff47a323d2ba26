export const TRASH = {
  'trash.title': 'Trash',
} as const;
