export const SETUP = {
  'setup.title': 'Set up the console',
} as const;
