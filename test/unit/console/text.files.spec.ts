import {
  expectImportOutcome,
  type FileImportOutcome,
  importTestFile,
  stringsMatching,
} from '../../support/console/file.import.js';
import { buildWorkbook } from '../../support/console/workbook.builder.js';

// test/e2e/console/copy/import-files.spec.ts tests how files arrive.
describe('an import of a text file from real programs', () => {
  const row = { texts: { 'plain.text en': 'x' } };
  const utf16 = (content: string) => Buffer.from(`\ufeff${content}`, 'utf16le');
  it.each<[string, string | Buffer, FileImportOutcome | RegExp]>([
    [
      'ends of lines of three kinds',
      'key,en\rplain.text,x\nplain.two,y\r\n',
      { texts: { 'plain.text en': 'x', 'plain.two en': 'y' } },
    ],
    [
      'line ends within quotes kept',
      'key,en\r\nplain.text,"a\r\nb\nc\rd"\r\n',
      { texts: { 'plain.text en': 'a\r\nb\nc\rd' } },
    ],
    ['an empty line between', 'key,en\n\nplain.text,x\n\n\n', row],
    ['a separator at each end', 'key,en,\nplain.text,x,\n,,\n', row],
    ['rows that end early', 'key,en,hi\nplain.text,x\nplain.two\n', row],
    ['bars', 'key|en\nplain.text|x', row],
    ['a hint in quotes', '"sep=|"\r\nkey|en\r\nplain.text|x', row],
    ['tabs in UTF-16, little end first', utf16('key\ten\r\nplain.text\tx\r\n'), row],
    ['tabs in UTF-16, big end first', utf16('key\ten\r\nplain.text\tx\r\n').swap16(), row],
    ['a byte order mark', '\ufeffkey;en\nplain.text;x', row],
    [
      'commas in the name of a column',
      'key;"a,b,c,d,e";en\nplain.text;;x',
      { ...row, notices: stringsMatching(/"a,b,c,d,e"/) },
    ],
    [
      'marks that a web spreadsheet did not double',
      'key\ten\nplain.text\t"x"',
      { refused: stringsMatching(/may be part of the text/) },
    ],
    [
      'marks within the texts of a web spreadsheet',
      'key\ten\thi\nplain.text\tSay "hi" now\t"Hi" he said\nplain.two\t5" pipe\t""Hi" "\n',
      {
        texts: {
          'plain.text en': 'Say "hi" now',
          'plain.text hi': '"Hi" he said',
          'plain.two en': '5" pipe',
          'plain.two hi': '""Hi" "',
        },
      },
    ],
    [
      'marks around texts of a web spreadsheet, which may be quoted',
      'key\ten\thi\nplain.text\tSay "hi" now\t"a, b"\nplain.two\t"say ""hi"""\tx\n',
      {
        texts: { 'plain.text en': 'Say "hi" now', 'plain.two hi': 'x' },
        refused: stringsMatching(
          /^2 plain.text hi: .*part of the text/,
          /^3 plain.two en: .*part of/,
        ),
      },
    ],
    [
      'marks of a web spreadsheet that may go over lines',
      'en\tkey\n"Hello\tplain.text\n5\tplain.two\nWorld"\thours.label\n5" pipe\tmenu.yes\n',
      {
        texts: { 'plain.two en': '5', 'menu.yes en': '5" pipe' },
        refused: stringsMatching(
          /^2 plain.text en: .*not closed/,
          /^4 hours.label en: .*not closed/,
        ),
      },
    ],
    [
      'marks and tabs as a program quotes them',
      utf16(
        'key\ten\thi\r\nplain.text\t"Say ""hi"" now"\t"a\tb"\r\nplain.two\t"two\nlines"\t"a, b"\r\n',
      ),
      {
        texts: {
          'plain.text en': 'Say "hi" now',
          'plain.text hi': 'a\tb',
          'plain.two en': 'two\nlines',
          'plain.two hi': 'a, b',
        },
      },
    ],
    [
      'tabs, a quoted header and a mark that is not doubled',
      '"key"\t"en"\n"plain.text"\t"5" pipe"',
      /Row 2 .*not doubled/,
    ],
    ['tabs and all cells quoted', '"key"\t"en"\n"plain.text"\t"x"', row],
    ['a quotation mark in a bare text', 'key,en\nplain.text,5" pipe', /Row 2 .*not doubled/],
    ['a space before quotation marks', 'key,en\nplain.text, "a, b"', /Row 2 .*not doubled/],
    ['a mark that is not closed', 'key,en\nplain.two,ok\nplain.text,"x\n', /Row 3 .*not closed/],
    ['a backslash before a mark', 'key,en\nplain.text,"say \\"hi\\" now"', /Row 2 .*not doubled/],
    [
      'a row within the marks of another',
      'key,en\nplain.two,"x\nplain.text,y\nmenu.yes,z"\n',
      { refused: stringsMatching(/^2 plain.two en: .*"plain.text"/) },
    ],
    [
      'rows within the marks of a first cell',
      'en,key,hi\n"Hi,plain.text,x\nBye,menu.yes,y\nNo",plain.two,z\n',
      {
        texts: { 'plain.two hi': 'z' },
        refused: stringsMatching(/^2 plain.two en: .*"plain.text"/),
      },
    ],
    [
      'a row within the marks of a last cell',
      'about,key,en\nfoo,plain.text,"Hello\nbar,plain.two,"\n',
      { refused: stringsMatching(/^2 plain.text en: .*"plain.two"/) },
    ],
    [
      'a row within the marks of a cell that is not read',
      'about,key,en\n"foo,plain.text,x\nbar",plain.two,y\n',
      { refused: stringsMatching(/^2 plain.two null: .*"plain.text"/) },
    ],
    [
      'a row with an unknown key within quotation marks',
      'key,en,hi\nplain.two,"x\nplain.txet,y,z\nmenu.yes,z",\n',
      { refused: stringsMatching(/^2 plain.two en: .*"plain.txet"/) },
    ],
    [
      'half a row with such a key within marks',
      'key,en,hi\nplain.two,"Hello,x\nplain.txet,Bye",y\n',
      {
        texts: { 'plain.two hi': 'y' },
        refused: stringsMatching(/^2 plain.two en: .*"plain.txet"/),
      },
    ],
    ...[
      ['www.example.in,app.example.in'],
      ['INR.500,only today'],
      ['9.30,to 5'],
      ['v1.2,new'],
      ['M.Sc,B.Sc'],
      ['help.desk,now'],
      ['Hello, world'],
    ].map(([line]): [string, string, FileImportOutcome] => [
      `a text with the line ${line}`,
      `key,en\nplain.text,"Hello\n${line}\nBye"\n`,
      { texts: { 'plain.text en': `Hello\n${line}\nBye` } },
    ]),
    ...['plain.txet', 'plain.new', 'plian.text', 'Plain.text'].map(
      (key): [string, string, FileImportOutcome] => [
        `a row within marks whose key ${key} is near`,
        `key,en\nplain.two,"Hello\n${key},Bye\nmore"\n`,
        { refused: stringsMatching(new RegExp(`^2 plain.two en: .*"${key}"`)) },
      ],
    ),
    [
      'commas in texts of several lines',
      'key,en\nplain.text,"Dear you,\nOk, bye\nRs.2,000 for www.one.in, and more\nRs.2,000"\n' +
        'plain.two,"Visit\nshop.example.in, or call\nyes,no"\n',
      {
        texts: {
          'plain.text en': 'Dear you,\nOk, bye\nRs.2,000 for www.one.in, and more\nRs.2,000',
          'plain.two en': 'Visit\nshop.example.in, or call\nyes,no',
        },
      },
    ],
    ...['#NAME?', '#N/A', '#DIV/0!', '#SPILL!', '########', 'Err:502', '#WERT!'].map(
      (word): [string, string, FileImportOutcome] => [
        `the error ${word}`,
        `key,en,hi\nplain.text,${word},x\n`,
        {
          texts: { 'plain.text hi': 'x' },
          refused: stringsMatching(/^2 plain.text en: .*spreadsheet error/),
        },
      ],
    ),
    [
      'number signs that are not an error',
      'key,en,hi\nplain.text,#,#SALE!\n',
      {
        texts: { 'plain.text en': '#', 'plain.text hi': '#SALE!' },
      },
    ],
    [
      'an unquoted comma in a text',
      'key,en\nplain.text,Hello, world',
      { refused: stringsMatching(/^2 plain.text null: .*cell 3/) },
    ],
    ['NUL characters', 'key,en\nplain.text,a\0b', /not UTF-8 \(line 2\)/],
    ['UTF-16 without a mark', Buffer.from('key,en\nplain.text,x', 'utf16le'), /not UTF-8/],
    ['half of a UTF-16 character', utf16('key,en\nplain.text,x').subarray(0, -1), /not UTF-8/],
    [
      'a spreadsheet that is called CSV',
      buildWorkbook({ sheets: { A: '' } }),
      /a workbook or a ZIP/,
    ],
    ['nothing but empty lines', '\n\n,,\n', /is empty/],
    [
      'only unknown columns',
      'key,colour,size\nplain.text,x,y',
      /no column for a language.*key, colour, size/,
    ],
    ['no column of keys', 'en,hi\nx,y', /no column "key"/],
    ['colons between names', 'key:en\nplain.text:x', /key:en/],
    ['a column twice', 'key,en,EN\nplain.text,x,y', /"en".*Keep one/],
    [
      'a version that a spreadsheet changed',
      'key,en,version\nplain.text,x,1/3',
      { refused: stringsMatching(/version.*en:3/) },
    ],
    [
      'one language by its name',
      'key,en,हिन्दी\nplain.text,x,y',
      { ...row, refused: stringsMatching(/^1 {2}हिन्दी: .*"hi"/) },
    ],
    [
      'replacement characters',
      'key,en\nplain.text,Gr\ufffd\ufffde',
      { refused: stringsMatching(/a lost character/) },
    ],
    ['keys and no texts', 'key,en\nplain.text,\n', {}],
  ])('reads CSV with %s', async (_, content, expected) => {
    expectImportOutcome(await importTestFile('csv', Buffer.from(content)), expected);
  });

  const texts = (inner: string) => `{"format":"nestjs-haptik-copy/1","texts":{${inner}}}`;
  it.each<[string, string, FileImportOutcome | RegExp]>([
    ['a language twice', texts('"plain.text":{"en":"x","en":"y"}'), /"en" twice/],
    [
      'a language in two spellings',
      texts('"plain.text":{"en":"x","EN":"y"}'),
      { refused: stringsMatching(/"en" and "EN"/) },
    ],
    [
      'a key that escapes to another',
      texts('"plain.text":{"en":"x"},\n"plain\\u002etext":{"en":"y"}'),
      /"plain\.text" twice.*line 2/,
    ],
    ['texts twice', `{"format":"nestjs-haptik-copy/1","texts":{},"texts":{}}`, /"texts" twice/],
    [
      'a word of a text twice',
      texts('"plain.text":{"en":{"text":"x","version":0,"text":"y"}}'),
      /"text" twice/,
    ],
    [
      'keys that look alike in texts',
      texts('"plain.text":{"en":"\\"a\\":1,\\"a\\":2 {\\\\"}'),
      { texts: { 'plain.text en': '"a":1,"a":2 {\\' } },
    ],
    [
      'nested keys',
      texts('"plain":{"text":{"en":"x"}}'),
      { refused: stringsMatching(/"plain\.text": \{ "en"/, /does not exist/) },
    ],
    [
      'a text that is a number',
      texts('"plain.text":{"en":5,"hi":{"text":7},"de":{"version":1}}'),
      {
        refused: stringsMatching(
          /en: The text is missing/,
          /hi: The text is missing/,
          /de: The text is missing/,
        ),
      },
    ],
    [
      'an invalid version',
      texts('"plain.text":{"en":{"text":"x","version":"3"}}'),
      { refused: stringsMatching(/en: The version/) },
    ],
    ['no text at all', texts('"plain.text":{"en":null}'), {}],
    ['a stray comma', texts('"plain.text":{"en":"x"},'), /is not valid JSON/],
  ])('reads JSON with %s', async (_, content, expected) => {
    expectImportOutcome(await importTestFile('json', Buffer.from(content)), expected);
  });
});
