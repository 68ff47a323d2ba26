import { type CopyDefinition, type CopyUse } from 'nestjs-haptik/copy';
import {
  validateCopy,
  toCopyRequirements,
  parsePlaceholders,
  renderSample,
} from 'nestjs-haptik/internal';

const SHIPPED: CopyDefinition = {
  text: 'Order {id} left on {day, date, medium}',
  description: 'when it left',
  usedAs: 'text',
  sample: { id: '9042', day: new Date(2026, 2, 1, 12) },
};

function rulesOf(text: string, definition = SHIPPED): string[] {
  return validateCopy(text, toCopyRequirements(definition), 'en').map(
    ({ rule, severity }) => `${severity} ${rule}`,
  );
}

describe('the validation of a text', () => {
  it.each([
    ['nothing in the text of the definition', SHIPPED.text, []],
    ['an empty text', ' \n', ['error empty']],
    ['a brace that is not closed', 'Order {id', ['error syntax']],
    ['a placeholder without a name', 'Order {}', ['error syntax']],
    ['a plural without other', '{id, plural, one {x}}', ['error syntax']],
    [
      'a placeholder that code does not fill',
      `${SHIPPED.text} {nr}`,
      ['error unknown-placeholder'],
    ],
    ['a placeholder that is missing', 'Order {id}', ['error missing-placeholder']],
    ['a date that is written as a text', 'Order {id} left on {day}', ['error unknown-placeholder']],
    ['a date that is a text as well', `${SHIPPED.text} {day}`, ['error unknown-placeholder']],
    [
      'a date that is a number as well',
      `${SHIPPED.text} {day, number}`,
      ['error unknown-placeholder'],
    ],
    [
      'a text that is written as a number',
      'Order {id, number} left on {day, date}',
      ['error unknown-placeholder'],
    ],
    ['a space at the end', `${SHIPPED.text} `, ['warning surrounding-whitespace']],
  ])('finds %s', (_, text, rules) => {
    expect(rulesOf(text)).toEqual(rules);
  });

  it.each([
    ['EXPECT', 'Order {id', 'Write a "}"'],
    ['EMPTY', 'Order {}', 'has no name'],
    ['TYPE', '{id, foo}', 'number, date, time, plural or select'],
    ['OTHER', '{id, plural, one {x}}', 'other {…}'],
    ['OPTIONS', '{id, plural}', '{n, plural, one'],
    ['unknown', 'Order {nr}', '{id}, {day}'],
    [
      'misspelt',
      'Order {id} left on {dai, date}',
      '{dai} is not a placeholder of this text. Did you mean {day}?',
    ],
    ['two letters exchanged', 'Order {di} left on {day, date}', 'Did you mean {id}?'],
    ['two exchanged in a date', 'Order {id} left on {dya, date}', 'Did you mean {day}?'],
    ['a space in front', ` ${SHIPPED.text}`, 'begins with a space. Remove it.'],
    ['a line at the end', `${SHIPPED.text} \n`, 'ends with an empty line. Remove it.'],
    [
      'both ends',
      `\n${SHIPPED.text} `,
      'begins with an empty line and ends with a space. Remove both.',
    ],
    ['missing', 'Order {id}', 'Add {day, date, medium}.'],
  ])('explains the fix for %s', (_, text, cure) => {
    const messages = validateCopy(text, toCopyRequirements(SHIPPED), 'en').map(
      ({ message }) => message,
    );
    expect(messages.join('\n')).toContain(cure);
  });

  it('measures a label with its sample values, in code points, for each channel with a limit', () => {
    const label = (text: string, usedAs: CopyUse): CopyDefinition => ({
      text,
      description: 'x',
      usedAs,
      sample: { name: '😀'.repeat(10) },
    });
    const long = label('{name}{name}!', 'quickReply');
    const findings = validateCopy(long.text, toCopyRequirements(long), 'en');
    expect(findings.map(({ severity, channel }) => `${severity} ${channel}`)).toEqual([
      'error Facebook',
      'error WhatsApp',
      'warning Instagram',
    ]);
    expect(findings[0]?.message).toContain(
      '21 characters with sample values, 1 more than the maximum of 20',
    );
    expect(rulesOf('{name}{name}', label('', 'quickReply'))).toEqual([]);
    expect(rulesOf('{name}{name}!', label('', 'cardTitle'))).toEqual([]);
  });
});

describe('a text that is invisible to users', () => {
  it.each(['\u200b', '\u2060\u00ad ', '\u200e\u200f', '\ufeff', '\ufe0f', '\u2800', '\u3164'])(
    'is empty: %j',
    (unseen) => expect(rulesOf(unseen)).toEqual(['error empty']),
  );

  it('is empty when it is blank with sample values', () => {
    const nothing = { ...SHIPPED, sample: { name: '' } };
    expect(rulesOf('\u2063{name}\u200b', nothing)).toEqual(['error empty']);
  });
});

describe('a text that is empty for some values', () => {
  const values = { ...SHIPPED, sample: { n: 2, g: 'male' } };
  const empty = (text: string): string[] =>
    validateCopy(text, toCopyRequirements(values), 'en')
      .filter(({ rule }) => rule === 'empty')
      .map(({ severity, message }) => `${severity} ${message}`);

  it.each([
    ['{n, plural, one {} other {# items}}', '"one" of {n}'],
    ['{n, plural, one {\u200b} other {# items}}', '"one" of {n}'],
    ['{n, plural, =0 { } one {a} other {b}}', '"=0" of {n}'],
    ['{n, selectordinal, one {#st} other {}}', '"other" of {n}'],
    [' {g, select, male {x} other {}}\u2060', '"other" of {g}'],
    ['{g, select, male {{n, plural, one {} other {x}}} other {y}}', '"male" of {g}'],
    ['{g, select, male {} other {x}}{n, plural, one {} other {#}}', '"one" of {n}'],
    ['{g, select, male {} other {x}}{g, select, male {} other {y}}', '"male" of {g}'],
    ['{g, select, other {}}{g, select, male {} other {y}}', '"male" of {g}'],
    ['{n, plural, =1 {} other {x}}{n, plural, one {} other {y}}', '"=1" of {n}'],
    ['{n, plural, one {} other {y}}{n, plural, =1 {} other {x}}', '"one" of {n}'],
    ['{n, plural, one {x} other {}}{n, selectordinal, one {} other {y}}', '"one" of {n}'],
    ['{n, plural, offset:1 one {} other {x}}{n, plural, =2 {} other {y}}', '"one" of {n}'],
  ])('has an error: %s', (text, place) => {
    expect(empty(text)).toEqual([expect.stringContaining(place)]);
    expect(empty(text)[0]).toMatch(/^error /);
  });

  it.each([
    '{n, plural, one {#} other {# items}}',
    'Item{n, plural, one {} other {s}}',
    '{n}{g, select, male {x} other {}}',
    '{g, select, male {} other {x}}{g, select, male {y} other {}}',
    '{n, plural, =2 {} other {x}}{n, plural, one {} other {y}}',
    '{n, plural, =1 {x} one {} other {y}}',
    '{n, plural, offset:1 one {} other {x}}{n, plural, one {} other {y}}',
    '{g, select, male {{n, plural, one {} other {x}} y} other {z}}',
  ])('has no error when text is left in each case: %s', (text) => {
    expect(empty(text)).toEqual([]);
  });
});

describe('a text with damaged characters', () => {
  it.each(['\u0001', '\u000b', '\u001f', '\u007f', '\u0080', '\u0085', '\u009f'])(
    'is one with a control character: %j',
    (control) => {
      const text = `Gr${control}n`;
      const findings = validateCopy(text, { placeholders: [], usedAs: 'text' }, 'en');
      expect(findings).toMatchObject([{ rule: 'damaged', severity: 'error' }]);
      expect(findings[0]?.message).toContain('U+00');
    },
  );

  it.each(['\ufdd0', '\ufdef', '\ufffe', '\uffff', '\u{1fffe}', '\u{10ffff}'])(
    'is one with a noncharacter: %j',
    (code) => {
      const findings = validateCopy(`Gr${code}n`, { placeholders: [], usedAs: 'text' }, 'en');
      expect(findings).toMatchObject([{ rule: 'damaged', severity: 'error' }]);
      expect(findings[0]?.message).toContain(
        `U+${code.codePointAt(0)?.toString(16).toUpperCase()}`,
      );
    },
  );

  it('is not one with tabs and line breaks', () => {
    expect(validateCopy('a\tb\r\nc', { placeholders: [], usedAs: 'text' }, 'en')).toEqual([]);
  });

  it('has an error, which explains how to fix the file', () => {
    const findings = validateCopy(
      'Gr\ufffd\ufffde, {id}, {day, date}',
      toCopyRequirements(SHIPPED),
      'en',
    );
    expect(findings).toMatchObject([{ rule: 'damaged', severity: 'error' }]);
    expect(findings[0]?.message).toContain('CSV UTF-8');
  });
});

describe('a text with invisible characters', () => {
  const unseen = (text: string) =>
    validateCopy(text, { placeholders: [], usedAs: 'text' }, 'en').map(
      ({ rule, severity, message }) => `${severity} ${rule} ${message}`,
    );

  it.each([
    ['an override', 'Hello \u202eevil', 'U+202E'],
    ['an override with its end', 'Hello \u202devil\u202c!', 'U+202D'],
    ['an isolate without an end', '\u2067مرحبا', 'with U+2069'],
    ['an isolate that ends in the next line', '\u2066a\nb\u2069', 'U+2066'],
    ['an isolate with the end of another thing', '\u2068a\u202c', 'U+2068'],
    ['an embedding without an end', 'a \u202bb', 'with U+202C'],
    ['an embedding with the end of another thing', '\u202aa\u2069', 'U+202A'],
    ['one of two embeddings', '\u202aa\u202bb\u202c', 'U+202A'],
    ['tags', 'Hello\u{e0048}\u{e0069}', 'U+E0048'],
    ['tags behind a flag', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067} a', 'U+E0067'],
    ['an end of tags alone', 'a\u{e007f}', 'U+E007F'],
    ['tags of a language', 'a\u{e0001}', 'U+E0001'],
  ])('warns of %s', (_, text, sign) => {
    expect(unseen(text)).toEqual([
      expect.stringMatching(/^warning invisible-character The text contains/),
    ]);
    expect(unseen(text)[0]).toContain(sign);
  });

  it.each([
    ['joiners of Hindi and of emoji', 'क्\u200dष न\u200cह 👩\u200d🚀 ❤\ufe0f'],
    ['marks of direction', 'a\u200eb\u200fc\u061cd'],
    ['isolates within one another', 'a \u2067b \u2066c\u2069\u2069 d \u2068e\u2069'],
    ['an embedding with its end', 'a \u202bb\u202c c'],
    ['an embedding that ends with the isolate around', '\u2067a\u202bb\u2069 c'],
    ['ends of nothing', 'a\u2069\u202cb'],
    [
      'the flags of England and of Scotland',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    ],
    ['a place to break a word', 'Donau\u00addampf\u200bschiff'],
  ])('does not warn of %s', (_, text) => {
    expect(unseen(text)).toEqual([]);
  });
});

const numbers: CopyDefinition = { ...SHIPPED, sample: { n: 3 } };
const days: CopyDefinition = { ...SHIPPED, sample: { d: new Date(0) } };
const linesOf = (text: string, language = 'en', definition = numbers): string[] =>
  validateCopy(text, toCopyRequirements(definition), language).map(
    ({ rule, severity, message }) => `${severity} ${rule}: ${message}`,
  );

describe('the style of a number or a date', () => {
  it.each([
    ['{n, number, waehrung}', 'The style "waehrung" of {n} is unknown. Use integer, percent'],
    ['{n, number, Integer}', 'Did you mean integer?'],
    ['{n, number, curency}', 'Did you mean ::currency/EUR?'],
    ['{n, number, currency}', 'has no currency. Use for example ::currency/EUR.'],
    ['{n, number, constructor}', 'unknown'],
    ['{n, number, #,##0.00}', 'a skeleton such as ::currency/EUR or ::.00.'],
    ['{n, number, ::curency/EUR}', 'Did you mean ::currency/EUR?'],
    ['{n, number, ::currency/EURO}', 'The currency "EURO" of {n} is unknown. Did you mean EUR?'],
    ['{n, number, ::.00 sign-alway}', 'Did you mean ::sign-always?'],
    ['{n, number, ::unit/kilometre}', 'Did you mean kilometer?'],
    ['{n, number, ::scale/abc}', '::scale/100'],
  ])('of %s is unknown', (text, cure) => {
    const [line, ...others] = linesOf(text);
    expect(line).toMatch(/^error unknown-style/);
    expect(line).toContain(cure);
    expect(others).toEqual([]);
  });

  it.each([
    ['{d, date, meduim}', 'Did you mean medium?'],
    ['{d, time, Short}', 'Did you mean short?'],
    ['{d, date, yyyy-MM-dd}', 'Use short, medium, long, full, or a skeleton such as ::yyyyMMMd.'],
    ['{d, date, ::yMMMdT}', 'The style "::yMMMdT" of {d} is unknown.'],
    ['{d, date, ::long}', 'Did you mean long?'],
  ])('of %s is unknown too', (text, cure) => {
    expect(linesOf(text, 'en', days).join()).toContain(cure);
    expect(linesOf(text, 'en', days)).toEqual([expect.stringMatching(/^error unknown-style/)]);
  });

  it.each([
    ['{d, date, ::YYYY}', 'Use y instead'],
    ['{n, number, ::integer-width}', 'is invalid'],
    ['{n, plurl, other {x}}', 'Did you mean plural?'],
    ['{n, selectordnal, other {x}}', 'Did you mean selectordinal?'],
  ])('of %s is invalid', (text, cure) => {
    expect(linesOf(text).join()).toContain(cure);
  });

  it('is only a warning for an unknown currency code, which can be new', () => {
    expect(linesOf('{n, number, ::currency/ERU}')).toEqual([
      'warning unknown-style: The currency "ERU" of {n} is unknown. Did you mean EUR?',
    ]);
  });

  it.each([
    '{n, number} {n, number, integer} {n, number, percent} {n, number, ::percent scale/100}',
    '{n, number, ::currency/EUR} {n, number, ::.00} {n, number, ::@@#} {n, number, ::E0}',
    '{n, number, ::compact-short currency/inr} {n, number, ::unit/kilometer-per-hour} {n, number, ::000}',
    '{n, number, ::sign-always} {n, number, ::,_} {n, number, ::rounding-mode-floor .#}',
  ])('is valid in %s', (text) => expect(linesOf(text)).toEqual([]));

  it.each(['date', 'time'])('is valid in each style of a %s', (type) => {
    const styles = ['short', 'medium', 'long', 'full', '::yMMMd', '::jmm', "::yyyyMMdd'T'HHmm"];
    const text = styles.map((style) => `{d, ${type}, ${style}}`).join(' ');
    expect(linesOf(text, 'en', days)).toEqual([]);
  });
});

describe('the plural of a text', () => {
  it.each([
    ['ru', '{n, plural, one {#} other {#}}', ['few (2, 3, 4) and many (0, 5, 6)', 'Russian']],
    [
      'ar',
      '{n, plural, one {#} other {#}}',
      ['zero (0), two (2), few (3, 4, 5) and many (11', 'Arabic'],
    ],
    ['hi', '{n, plural, other {#}}', ['one (0, 1)', 'Hindi', 'Add one {…}']],
    ['hi', '{n, plural, =1 {x} other {#}}', ['one (0)']],
    ['ru', '{n, plural, =1 {x} few {#} many {#} other {#}}', ['one (21, 31']],
    ['cs', '{n, plural, one {#} few {#} other {#}}', ['many (0.5']],
    ['en', '{n, selectordinal, one {#st} other {#th}}', ['two (2, 22, 102) and few (3, 23']],
    ['en', '{n, plural, offset:1 =0 {x} =1 {x} other {#}}', ['one (2)']],
    ['de', '{n, plural, =0 {{n, plural, other {x}}} one {#} other {#}}', ['one (1)']],
  ])('in %s misses forms: %s', (language, text, parts) => {
    const [line, ...others] = linesOf(text, language);
    expect(line).toMatch(/^warning plural-form/);
    parts.forEach((part) => expect(line).toContain(part));
    expect(others).toEqual([]);
  });

  it.each([
    ['ar', '{n, plural, =0 {x} =1 {x} =2 {x} few {#} many {#} other {#}}'],
    ['hi', '{n, plural, =0 {x} =1 {x} other {#}}'],
    ['ja', '{n, plural, other {#}}'],
    ['en', '{n, plural, offset:1 =0 {x} =1 {x} one {x} other {#}}'],
    ['tlh', '{n, plural, other {#}}'],
    ['no language', '{n, plural, other {#}}'],
  ])('in %s has all of them: %s', (language, text) => expect(linesOf(text, language)).toEqual([]));

  it('reports each missing form of every language', () => {
    const codes = Array.from('abcdefghijklmnopqrstuvwxyz');
    const tags = codes.flatMap((one) => codes.map((other) => one + other));
    for (const language of Intl.PluralRules.supportedLocalesOf(tags)) {
      for (const [word, type] of [
        ['plural', 'cardinal'],
        ['selectordinal', 'ordinal'],
      ] as const) {
        const rules = new Intl.PluralRules(language, { type });
        const own = rules.resolvedOptions().pluralCategories.filter((name) => name !== 'other');
        const lines = linesOf(`{n, ${word}, other {#}}`, language);
        const named = own.filter((name) => new RegExp(`${name} \\(\\d`).test(lines.join()));
        expect([language, named]).toEqual([language, own]);
        const all = own.map((name) => `${name} {#}`).join(' ');
        expect([language, linesOf(`{n, ${word}, ${all} other {#}}`, language)]).toEqual([
          language,
          [],
        ]);
      }
    }
  });

  it('reports unknown forms, and forms that the language never uses', () => {
    expect(linesOf('{n, plural, onee {#} one {#} other {#}}')).toEqual([
      'error plural-form: "onee" in the plural of {n} is not a plural form. Did you mean one?',
    ]);
    expect(linesOf('{n, plural, =01 {#} one {#} other {#}}').join()).toContain('Did you mean =1?');
    expect(linesOf('{n, plural, zero {none} one {#} other {#}}')).toEqual([
      'warning plural-form: "zero" in the plural of {n} is never used in English. For exactly 0 write =0 {…}.',
    ]);
  });
});

describe('the placeholders of a text', () => {
  it('are listed once each, with their kind', () => {
    expect(
      parsePlaceholders('{n, plural, one {# of {who}} other {{n} of {who}}} on {d, date, short}'),
    ).toEqual([
      { name: 'n', kind: 'number' },
      { name: 'who', kind: 'text' },
      { name: 'd', kind: 'date' },
    ]);
  });

  it('are undefined for a text with a syntax error', () => {
    expect(parsePlaceholders('{n')).toBeUndefined();
  });
});

describe('a text with sample values', () => {
  it('is rendered in its language, with dates from JSON', () => {
    const sample = { day: '2026-03-01T12:00:00.000Z', n: 123_456 };
    expect(renderSample('{n, number} {day, date, long}', 'en', sample)).toBe(
      '123,456 March 1, 2026',
    );
    expect(renderSample('{n, number} {day, date, long}', 'hi-IN', sample)).toBe(
      '1,23,456 1 मार्च 2026',
    );
  });

  it.each(['{n', '{gone}'])('is undefined for %s', (text) => {
    expect(renderSample(text, 'en')).toBeUndefined();
  });
});
