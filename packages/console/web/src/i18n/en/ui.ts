export const UI = {
  'ui.loading': 'Loading…',
  'ui.retry': 'Try again',
  'ui.cancel': 'Cancel',
  'ui.close': 'Close',
  'ui.copy': 'Copy',
  'ui.copied': 'Copied',
  'ui.problem': 'That did not work',
  'ui.unknown-problem':
    'Something went wrong on this page. Reload it. If that does not help, contact your administrator.',
  'ui.denied': 'Your role does not allow this',
  'ui.not-found': 'Page not found',
  'ui.not-found.detail': 'The address may be mistyped, or the page was moved.',
  'ui.to-messages': 'Go to the messages',
  'ui.pages': 'Pages',
  'ui.first-page': 'First page',
  'ui.reload': 'Reload the page',
} as const;
