export const BULK = {
  'bulk.bar': 'Actions for the selected messages',
  'bulk.selected': '{count, plural, one {# message} other {# messages}} selected',
  'bulk.publish':
    '{count, plural, =0 {No drafts to publish} one {Publish # draft} other {Publish # drafts}}',
  'bulk.schedule': 'Publish at…',
  'bulk.clear': 'Clear selection',
  'bulk.published': '{count, plural, one {# text is} other {# texts are}} live.',
  'bulk.scheduled': '{count, plural, one {# text is} other {# texts are}} scheduled.',
  'bulk.refused': 'Nothing was published',
  'bulk.refused.about': 'These texts have to be corrected first:',
  'bulk.conflict.about':
    'Somebody else has changed these texts in the meantime. Look at them and try again:',
  'bulk.others': 'Publish the {count, plural, one {other one} other {# others}}',
} as const;
