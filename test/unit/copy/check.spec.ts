import { checkCopy, type CopyDefinition, type CopyUse, expectationOf } from 'nestjs-haptik/copy';
import { placeholdersOf, renderSample } from 'nestjs-haptik/copy';

const SHIPPED: CopyDefinition = {
  text: 'Order {id} left on {day, date, medium}',
  about: 'when it left',
  usedAs: 'text',
  sample: { id: '9042', day: new Date(2026, 2, 1, 12) },
};

function rulesOf(text: string, definition = SHIPPED): string[] {
  return checkCopy(text, expectationOf(definition), 'en').map(
    ({ rule, severity }) => `${severity} ${rule}`,
  );
}

describe('the check of a text', () => {
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
    ['a space at the end', `${SHIPPED.text} `, ['warning outer-space']],
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
    ['misspelt', 'Order {id} left on {dai, date}', '{dai} is not filled here. Did you mean {day}?'],
    ['two letters exchanged', 'Order {di} left on {day, date}', 'Did you mean {id}?'],
    ['two exchanged in a date', 'Order {id} left on {dya, date}', 'Did you mean {day}?'],
    ['a space in front', ` ${SHIPPED.text}`, 'begins with a space. Take it out.'],
    ['a line at the end', `${SHIPPED.text} \n`, 'ends with an empty line. Take it out.'],
    [
      'both ends',
      `\n${SHIPPED.text} `,
      'begins with an empty line and ends with a space. Take both out.',
    ],
    ['missing', 'Order {id}', 'Add {day, date, medium}.'],
  ])('tells what to do about %s', (_, text, cure) => {
    const messages = checkCopy(text, expectationOf(SHIPPED), 'en').map(({ message }) => message);
    expect(messages.join('\n')).toContain(cure);
  });

  it('measures a label with its sample values, in code points, on each channel that limits it', () => {
    const label = (text: string, usedAs: CopyUse): CopyDefinition => ({
      text,
      about: 'x',
      usedAs,
      sample: { name: '😀'.repeat(10) },
    });
    const long = label('{name}{name}!', 'quickReply');
    const findings = checkCopy(long.text, expectationOf(long), 'en');
    expect(findings.map(({ severity, channel }) => `${severity} ${channel}`)).toEqual([
      'error Facebook',
      'error WhatsApp',
      'warning Instagram',
    ]);
    expect(findings[0]?.message).toContain('21 characters with sample values, 1 more than the 20');
    expect(rulesOf('{name}{name}', label('', 'quickReply'))).toEqual([]);
    expect(rulesOf('{name}{name}!', label('', 'cardTitle'))).toEqual([]);
  });
});

describe('the placeholders of a text', () => {
  it('are told once each, with what they want', () => {
    expect(
      placeholdersOf('{n, plural, one {# of {who}} other {{n} of {who}}} on {d, date, short}'),
    ).toEqual([
      { name: 'n', kind: 'number' },
      { name: 'who', kind: 'text' },
      { name: 'd', kind: 'date' },
    ]);
  });

  it('are not known while the text cannot be read', () => {
    expect(placeholdersOf('{n')).toBeUndefined();
  });
});

describe('a text with sample values', () => {
  it('is written in its language, with dates as JSON has them', () => {
    const sample = { day: '2026-03-01T12:00:00.000Z', n: 123_456 };
    expect(renderSample('{n, number} {day, date, long}', 'en', sample)).toBe(
      '123,456 March 1, 2026',
    );
    expect(renderSample('{n, number} {day, date, long}', 'hi-IN', sample)).toBe(
      '1,23,456 1 मार्च 2026',
    );
  });

  it.each(['{n', '{gone}'])('is nothing for %s', (text) => {
    expect(renderSample(text, 'en')).toBeUndefined();
  });
});
