export const ACCESS = {
  'access.one-time-secret': 'Copy it now. It is shown only once and cannot be looked up later.',
  'access.one-time-secret.done': 'Done',
  'access.languages': 'Languages',
  'access.languages.description': 'May change texts in these languages.',
  'access.languages.all': 'All languages',
  'access.prefixes': 'Keys that begin with',
  'access.prefixes.description':
    'May change texts whose key begins with one of these. Press Enter after each.',
  'access.prefixes.all': 'All keys',
  'access.clear': 'Clear',
  'access.limits.none': 'All texts',
  'access.browser': 'Unknown browser',
  'access.device': '{browser} on {system}',
  'access.session.current': 'This device',
  'access.session.used': 'Used',
  'access.session.since': 'Signed in',
} as const;
