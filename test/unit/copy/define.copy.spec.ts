import { HaptikSetupError } from 'nestjs-haptik';
import { type CopyDefinition, defineCopy } from 'nestjs-haptik/copy';

const GOOD: CopyDefinition = { text: 'Track it', description: 'a button', usedAs: 'button' };

describe('a definition of copy', () => {
  it.each([
    ['a key of one part', 'order', GOOD, 'two or more parts'],
    ['a key with a space', 'order.my state', GOOD, 'two or more parts'],
    ['a reserved key', 'haptik.error', GOOD, 'prefix "haptik." is reserved'],
    ['an unknown place', 'a.b', { ...GOOD, usedAs: 'banner' as never }, 'usedAs'],
    ['an empty text', 'a.b', { ...GOOD, text: ' ' }, 'empty'],
    ['an unseen text', 'a.b', { ...GOOD, text: '\u200b\u2060' }, 'empty'],
    ['a text of which characters are lost', 'a.b', { ...GOOD, text: 'Gr\ufffd' }, 'as UTF-8'],
    [
      'a style that is not known',
      'a.b',
      { ...GOOD, text: '{x, number, curency}', sample: { x: 1 } },
      'Did you mean ::currency/EUR?',
    ],
    ['a text with a syntax error', 'a.b', { ...GOOD, text: '{x' }, 'not closed'],
    ['a placeholder without a sample', 'a.b', { ...GOOD, text: '{x}' }, 'not a placeholder'],
    ['a sample without a placeholder', 'a.b', { ...GOOD, sample: { x: 'y' } }, '{x} is missing'],
    [
      'a number for a date',
      'a.b',
      { ...GOOD, text: '{x, date}', sample: { x: 1 } },
      '{x} is a number',
    ],
  ])('is rejected with %s', (_, key, definition, cure) => {
    const define = () => defineCopy({ [key]: definition });
    expect(define).toThrow(HaptikSetupError);
    expect(define).toThrow(cure);
    expect(define).toThrow(`Copy "${key}"`);
  });

  it('accepts a label that is too long, which the console reports', () => {
    const copy = defineCopy({ 'a.b-c_d': { ...GOOD, text: 'x'.repeat(99) } });
    expect(copy.definitions['a.b-c_d'].text).toHaveLength(99);
  });

  it('accepts a plural with fewer forms than some languages have', () => {
    const text = '{n, plural, other {#}}';
    expect(() => defineCopy({ 'a.b': { ...GOOD, text, sample: { n: 1 } } })).not.toThrow();
  });

  it('names an unknown key in a program without types', () => {
    const copy = defineCopy({ 'a.b': GOOD }) as unknown as (key: string) => string;
    expect(() => copy('a.c')).toThrow('Copy "a.c" is not defined');
  });
});
