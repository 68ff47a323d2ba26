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
    'The file is larger than {largest, number} MB. Split it, for example by chapter.',
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
  'import.preview-again': 'Look at the file again',
  'import.nothing': 'Nothing to import',
  'import.nothing.detail':
    'Every text in the file says what is published or drafted here already. Drafts stay as they are.',
  'import.nothing.rows':
    'The file has a first row that names columns, and no rows below it. Write a row for each key, or export a file to start from.',
  'import.nothing.texts':
    'No row of the file holds a text in a language of this console. Empty cells change nothing.',
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
  'import.reason': 'Why',
  'import.refused.description':
    'These are not imported; all others can be. Correct them in the file and import it again.',
  'import.conflicts.description':
    'Somebody changed these texts after the file was exported. Unless you decide otherwise, they stay as they are now.',
  'import.conflicts.keep-all': 'Keep all {count, number} as they are',
  'import.conflicts.take-all': 'Take all {count, number} from the file',
  'import.conflict.of': '{key} in {language}',
  'import.conflict.before': 'When the file was exported:',
  'import.conflict.no-text': '(no text)',
  'import.conflict.keep': 'Keep what is here',
  'import.conflict.by': 'Changed by {name}',
  'import.conflict.take': 'Take the text from the file',
  'import.conflict.file': 'From the file',
  'import.kept':
    '{count, plural, one {# conflict stays as it is} other {# conflicts stay as they are}}',
  'import.publish': 'Publish at once',
  'import.publish.description': 'Otherwise the texts become drafts.',
  'import.publish.denied': 'Only publishers can do this; the texts become drafts.',
  'import.apply':
    '{count, plural, =0 {Nothing to import} one {Import # text} other {Import # texts}}',
  'import.done': '{count, plural, one {# text was} other {# texts were}} imported',
  'import.done.drafts': 'They are drafts now. Users read them once they are published.',
  'import.done.published': 'Users read {count, plural, one {it} other {them}} from now on.',
  'import.done.view': 'Look at the drafts',
  'import.done.history': 'See them in the history',
  'import.done.more': 'Import another file',
} as const;
