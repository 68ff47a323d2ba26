export const BULK = {
  'bulk.bar': 'Actions for the selected messages',
  'bulk.selected': '{count, plural, one {# message} other {# messages}} selected',
  'bulk.publish':
    '{count, plural, =0 {No drafts to publish} one {Publish # draft} other {Publish # drafts}}',
  'bulk.languages': 'Drafts: {languages}',
  'bulk.hidden': 'Not shown, so they stay drafts: {languages}',
  'bulk.schedule': 'Publish at…',
  'bulk.clear': 'Clear selection',
  'bulk.published': '{count, plural, one {# text is} other {# texts are}} live: {languages}.',
  'bulk.scheduled': '{count, plural, one {# text is} other {# texts are}} scheduled: {languages}.',
  'bulk.refused': 'Nothing was published',
  'bulk.refused.description': 'Correct these texts first:',
  'bulk.conflict.description':
    'Another user changed these texts after you selected them. Review them and select them again:',
  'bulk.publish-others': 'Publish the {count, plural, one {other one} other {# others}}',
} as const;
