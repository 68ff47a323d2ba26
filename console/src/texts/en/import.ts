export const IMPORT = {
  'import.title': 'Import',
} as const;
