export const SETUP = {
  'setup.title': 'Set up the console',
  'setup.description': 'You become the first administrator and can then invite others.',
  'setup.link':
    'Open the whole link from the server log. If it is more than a day old, restart the server: it prints a new one.',
  'setup.name': 'Your name',
  'setup.name.missing': 'Enter the name that others see beside your changes',
  'setup.submit': 'Set up',
} as const;
