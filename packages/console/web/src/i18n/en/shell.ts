export const SHELL = {
  'shell.name': 'Haptik console',
  'shell.skip': 'Skip to the content',
  'shell.navigation': 'Main',
  'shell.open': 'Open the menu',
  'shell.close': 'Close the menu',
  'shell.group.texts': 'Texts',
  'shell.group.operations': 'Operations',
  'shell.group.administration': 'Administration',
  'shell.sign-out': 'Sign out',
  'shell.scheme': 'Appearance',
  'shell.scheme.auto': 'Same as system',
  'shell.scheme.light': 'Light',
  'shell.scheme.dark': 'Dark',
  'shell.offline':
    'You are offline. What you write is kept in this browser and saved when the server responds again.',
  'shell.unavailable':
    'The server cannot reach its database. The bot continues to answer with the texts it has; what you write is kept in this browser.',
  'shell.role.viewer': 'Viewer',
  'shell.role.editor': 'Editor',
  'shell.role.publisher': 'Publisher',
  'shell.role.administrator': 'Administrator',
} as const;
