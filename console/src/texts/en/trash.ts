export const TRASH = {
  'trash.title': 'Trash',
  'trash.about': 'Messages that were taken away. Users read the text in code, if there is one.',
  'trash.none': 'The trash is empty',
  'trash.none.detail': 'Messages that are moved to the trash can be taken back from here.',
  'trash.restore': 'Restore',
  'trash.restore.of': 'Restore {key}',
  'trash.restored': '{key} is back.',
} as const;
