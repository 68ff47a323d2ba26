export const PREVIEW = {
  'preview.channels': 'Channel',
  'preview.samples': 'Sample values',
  'preview.samples.reset': 'Reset',
  'preview.of': 'Preview on {channel}',
  'preview.broken': 'The preview appears when the text has no errors.',
  'preview.fallback': 'There is no text yet. Users read this instead:',
  'preview.length': '{length, number} of {most, number} characters',
  'preview.length.only':
    '{length, plural, one {# character} other {# characters}}, no limit is known',
  'preview.over': '{length, number} of {most, number} characters: too long',
  'preview.unsure': 'How {channel} shows this is not documented.',
  'preview.changes': 'Changed, so that {channel} can show it:',
  'preview.changes.description':
    'Made by the bot if its option hsl.adaptation is “adapt”. Otherwise the channel decides what users see.',
  'preview.above': 'The message above it',
  'preview.other': 'Another choice',
  'preview.card': 'Title of the card',
  'preview.card.sub': 'Its second line',
  'preview.card.label': 'Open',
  'preview.field': 'A field to fill in',
} as const;
