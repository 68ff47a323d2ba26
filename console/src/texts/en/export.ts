export const EXPORT = {
  'export.title': 'Export',
} as const;
