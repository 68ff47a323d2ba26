export const PUBLISHING = {
  'publishing.title': '{count, plural, one {# text goes} other {# texts go}} live',
  'publishing.description': 'Users read them at once.',
  'publishing.description.at': 'Users read them from {at} on.',
  'publishing.counts': 'How many texts of each language go live',
  'publishing.language': 'Language',
  'publishing.added': 'New',
  'publishing.changed': 'Changed',
  'publishing.confirm': '{count, plural, one {Publish # text} other {Publish # texts}}',
  'publishing.schedule': '{count, plural, one {Schedule # text} other {Schedule # texts}}',
  'publishing.in': '{count, number} in {language}',
} as const;
