export const PREVIEW = {
  'preview.channels': 'Channel',
  'preview.samples': 'Sample values',
  'preview.samples.reset': 'Reset',
  'preview.of': 'Preview on {channel}',
  'preview.broken': 'The preview appears as soon as the text has no error.',
  'preview.fallback': 'Nothing is written yet. Users read this instead:',
  'preview.length': '{length, number} of {most, number} characters',
  'preview.length.only':
    '{length, plural, one {# character} other {# characters}}, no limit is known',
  'preview.over': '{length, number} of {most, number} characters: too long',
  'preview.unsupported':
    '{channel} does not show this kind of element. Users there may see something else.',
  'preview.unsure': 'How {channel} shows this is not documented.',
  'preview.above': 'The message above it',
  'preview.other': 'Another choice',
  'preview.card': 'Title of the card',
  'preview.card.sub': 'Its second line',
  'preview.card.label': 'Open',
} as const;
