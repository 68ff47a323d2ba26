import * as fc from 'fast-check';
import {
  adjacentPlaceholder,
  parseSegments,
  expandToPlaceholders,
} from '../../../packages/console/web/src/messages/editor/input/segments.js';

const TEXT = 'Order {id} left on {day, date, medium}.';
const pieces = fc.constantFrom('{id}', '{day, date, medium}', 'a', ' ', '{', '}', '😀', 'न', "'");
const texts = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));

describe('placeholders in the text field', () => {
  it('are separated from the text around them', () => {
    expect(parseSegments(TEXT).map(({ start, end }) => TEXT.slice(start, end))).toEqual([
      'Order ',
      '{id}',
      ' left on ',
      '{day, date, medium}',
      '.',
    ]);
  });

  it('leave texts within a choice editable', () => {
    const text = '{n, plural, one {# item of {shop}} other {# items}}';
    expect(parseSegments(text).flatMap(({ name }) => name ?? [])).toEqual(['shop']);
    const short =
      '{n, plural, one {item} two {منتجان} other {{size, select, big {box} other {{n}}}}}';
    expect(parseSegments(short).flatMap(({ name }) => name ?? [])).toEqual(['n']);
  });

  it('are deleted as a whole', () => {
    const end = TEXT.indexOf(' left');
    expect(adjacentPlaceholder(TEXT, end, 'before')).toMatchObject({ start: 6, end });
    expect(adjacentPlaceholder(TEXT, 6, 'after')).toMatchObject({ start: 6, end });
    expect(adjacentPlaceholder(TEXT, end, 'after')).toBeUndefined();
  });

  it('are skipped in the direction of the caret', () => {
    expect(expandToPlaceholders(TEXT, { start: 7, end: 7 }, 6)).toEqual({ start: 10, end: 10 });
    expect(expandToPlaceholders(TEXT, { start: 9, end: 9 }, 10)).toEqual({ start: 6, end: 6 });
  });

  it('and text segments cover any text, in order and without gaps', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const shown = parseSegments(text).map(({ start, end }) => text.slice(start, end));
        expect(shown.join('')).toBe(text);
      }),
    );
  });

  it('are never split by a selection', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), fc.nat(40), fc.nat(40), (text, a, b, before) => {
        const [start = 0, end = 0] = [a, b]
          .map((at) => Math.min(at, text.length))
          .toSorted((one, other) => one - other);
        const span = expandToPlaceholders(text, { start, end }, before);
        const cut = parseSegments(text).filter(
          (one) =>
            one.name !== undefined &&
            [span.start, span.end].some((at) => one.start < at && at < one.end),
        );
        expect(cut).toEqual([]);
      }),
    );
  });
});
