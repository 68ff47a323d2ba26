import {
  editDraft,
  hasHiddenParts,
  toDrafts,
  toEntities,
} from '../../../packages/cli/web/src/call/entities/entity.draft.js';
import { toKind } from '../../../packages/cli/web/src/call/entities/value.kind.js';

const item = (value: unknown, original: string, detection = 'message') => ({
  entity_value: value,
  detection,
  original_text: original,
});

describe('entities of a call in the form', () => {
  it.each([
    ['a text', [item('A17', 'order A17')]],
    ['several texts with different origins', [item('a', 'x', 'default'), item('b', 'y')]],
    ['further keys', [{ ...item('A17', 'A17'), language: 'hi' }]],
    ['the value alone', [{ entity_value: 'A17' }]],
    ['a list as the value', [item(['a', 'b'], 'a and b')]],
    ['an object', [item({ value: '30', unit: null }, '30')]],
    ['objects', [item({ hh: 1, range: 'start' }, '1 to 2'), item({ hh: 2 }, '1 to 2')]],
    ['a number, false and null', [item(7, '7'), item(false, 'no'), item(null, '')]],
    ['an empty text', [item('', '')]],
    ['no items', []],
    ['null', null],
  ])('are sent as they were: %s', (_, items) => {
    const entities = { order_id: items };
    expect(toEntities(toDrafts(entities))).toEqual(entities);
  });

  it('are items, whatever shape a recorded call has', () => {
    expect(toEntities(toDrafts({ size: 'M', colors: ['red', null] }))).toEqual({
      size: [{ entity_value: 'M' }],
      colors: [{ entity_value: 'red' }, { entity_value: null }],
    });
  });

  it('are what is edited, without the rest of the former items', () => {
    const draft = toDrafts({ size: [{ ...item('M', 'medium'), language: 'en' }] })['size'];
    if (!draft) throw new Error('no draft');
    expect(hasHiddenParts(draft)).toBe(true);
    const edited = editDraft(draft, { value: 'L' });
    expect(hasHiddenParts(edited)).toBe(false);
    expect(toEntities({ size: edited })).toEqual({ size: [item('L', 'medium')] });
  });

  it.each([
    ['30', 'text', 'json', '"30"'],
    ['{"value":"30"}', 'text', 'json', '{"value":"30"}'],
    ['A17', 'text', 'list', '["A17"]'],
    ['["a","b"]', 'list', 'text', 'a, b'],
    ['"30"', 'json', 'text', '30'],
    ['{"value":"30"}', 'json', 'list', '["{\\"value\\":\\"30\\"}"]'],
    ['', 'text', 'json', ''],
  ] as const)('keep their value %s when %s becomes %s', (value, kind, wanted, expected) => {
    expect(toKind({ value, kind }, wanted)).toEqual({ value: expected, kind: wanted });
  });
});
