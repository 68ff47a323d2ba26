import { parseIcuChoices } from '../../../packages/console/web/src/messages/editor/input/icu.choices.js';

const wordsOf = (text: string): readonly (readonly [string, string])[] =>
  parseIcuChoices(text).flatMap(({ branches }) =>
    branches.map(({ selector, start, end }) => [selector, text.slice(start, end)] as const),
  );

describe('the form of a choice', () => {
  it('has a field for each branch of a plural', () => {
    const text = 'You have {count, plural, =0 {none} one {one order} other {# orders}}.';
    expect(parseIcuChoices(text)).toMatchObject([{ name: 'count', kind: 'plural' }]);
    expect(wordsOf(text)).toEqual([
      ['=0', 'none'],
      ['one', 'one order'],
      ['other', '# orders'],
    ]);
  });

  it('has a field for each option of a select', () => {
    const text = '{gender, select, male {He} female {She} other {They}} called';
    expect(wordsOf(text).map(([selector]) => selector)).toEqual(['male', 'female', 'other']);
  });

  it('treats a nested choice as part of the branch text', () => {
    const inner = '{b, plural, one {x} other {y}}';
    expect(wordsOf(`{a, select, yes {${inner}} other {z}}`)).toEqual([
      ['yes', inner],
      ['other', 'z'],
    ]);
  });

  it('is not offered while a branch is unclosed', () => {
    expect(parseIcuChoices('{count, plural, one {# order')).toEqual([]);
    expect(parseIcuChoices('plain {id}')).toEqual([]);
  });
});
