export const AUDIT = {
  'audit.title': 'Audit log',
} as const;
