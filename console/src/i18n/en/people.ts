export const PEOPLE = {
  'people.one-time-secret':
    'Copy it now. It is shown only this once, and nobody can look it up later.',
  'people.one-time-secret.done': 'Done',
  'people.languages': 'Languages',
  'people.languages.description': 'May change texts in these.',
  'people.languages.all': 'All languages',
  'people.prefixes': 'Keys that begin with',
  'people.prefixes.description': 'May change texts below these. Press Enter after each.',
  'people.prefixes.all': 'All keys',
  'people.clear': 'Clear',
  'people.limits.none': 'All texts',
  'people.browser': 'Unknown browser',
  'people.device': '{browser} on {system}',
  'people.session.current': 'This device',
  'people.session.used': 'Used',
  'people.session.since': 'Signed in',
} as const;
