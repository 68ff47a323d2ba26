export const TRASH = {
  'trash.title': 'Trash',
  'trash.description':
    'Messages that were thrown away. Users read the text in code, if there is one.',
  'trash.none': 'The trash is empty',
  'trash.none.detail': 'Messages that you move to the trash can be restored here.',
  'trash.restore': 'Restore',
  'trash.restore.of': 'Restore {key}',
  'trash.trashed': '{key} is in the trash.',
  'trash.trashed.languages': 'With it went what was written in {languages}.',
  'trash.draft': 'Draft: {text}',
  'trash.trashed.code': 'Users now read the text in code: “{text}”',
  'trash.trashed.unused': 'No code uses it, so users notice nothing.',
  'trash.undo': 'Undo',
  'trash.restored': '{key} is back.',
} as const;
