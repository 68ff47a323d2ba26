export const IMPORT = {
  'import.title': 'Import',
  'import.description':
    'Bring texts back from a file. You see every change before anything is written.',
  'import.denied': 'Your role cannot import texts. Ask an administrator.',
  'import.drop': 'Drop a file here',
  'import.choose': 'Choose a file',
  'import.formats': 'CSV, Excel (.xlsx) or JSON',
  'import.hint':
    'The first row names the columns: key, and one for each language, such as en. Empty cells change nothing.',
  'import.hint.export': 'Export a file to start from',
  'import.error.format': '“{name}” is not a CSV, Excel or JSON file. Save it as one of these.',
  'import.error.empty': '“{name}” is empty. Export it again.',
  'import.error.large':
    'The file is larger than {largest, number} MB. Split it, for example by key prefix.',
  'import.error.unreadable':
    'Your browser could not read “{name}”. Close it in other programs and choose it again.',
  'import.step.sending': 'Sending the file…',
  'import.step.reading': 'Reading the file…',
  'import.step.checking': 'Checking the texts…',
  'import.step.writing': 'Writing the texts…',
  'import.rows': '{done, number} of {total, number}',
  'import.summary':
    '{rows, plural, one {# row} other {# rows}}, {unchanged, plural, one {# text is} other {# texts are}} the same',
  'import.other': 'Choose another file',
  'import.preview-again': 'Preview the file again',
  'import.nothing': 'Nothing to import',
  'import.nothing.detail':
    'Every text in the file matches the published text or draft here. Drafts stay as they are.',
  'import.nothing.rows':
    'The file has a header row but no rows below it. Add a row for each key, or export a file to start from.',
  'import.nothing.texts':
    'The file has no text in a language of this console. Empty cells change nothing.',
  'import.notices': 'About this file',
  'import.changes': 'Changes',
  'import.conflicts': 'Conflicts',
  'import.refused': 'Left out',
  'import.text': 'Text',
  'import.change': 'Change',
  'import.truncated': 'The first {shown, number} of {total, number} are shown.',
  'import.row': 'Row',
  'import.key': 'Key',
  'import.language': 'Language',
  'import.reason': 'Reason',
  'import.refused.description':
    'These rows are not imported; all others can be. Correct them in the file and import it again.',
  'import.conflicts.description':
    'Another user changed these texts after the file was exported. Unless you choose otherwise, they stay as they are now.',
  'import.conflicts.keep-all': 'Keep all {count, number} as they are',
  'import.conflicts.take-all': 'Take all {count, number} from the file',
  'import.conflict.of': '{key} in {language}',
  'import.conflict.before': 'When the file was exported:',
  'import.conflict.no-text': '(no text)',
  'import.conflict.keep': 'Keep the current text',
  'import.conflict.by': 'Changed by {name}',
  'import.conflict.take': 'Take the text from the file',
  'import.conflict.file': 'From the file',
  'import.kept':
    '{count, plural, one {# conflict stays as it is} other {# conflicts stay as they are}}',
  'import.publish': 'Publish at once',
  'import.publish.description': 'Otherwise the texts become drafts.',
  'import.publish.denied': 'Only publishers can publish. The texts become drafts.',
  'import.apply':
    '{count, plural, =0 {Nothing to import} one {Import # text} other {Import # texts}}',
  'import.done': '{count, plural, one {# text was} other {# texts were}} imported',
  'import.done.drafts': 'They are drafts now. Users read them once they are published.',
  'import.done.published': 'Users read {count, plural, one {it} other {them}} now.',
  'import.done.view': 'View the drafts',
  'import.done.history': 'View them in the history',
  'import.done.more': 'Import another file',
} as const;
