import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import * as hsl from 'nestjs-haptik/hsl';
import { anyElement } from '../../support/values/hsl.elements.js';

const ROOT = new URL('../../../', import.meta.url).pathname;
const read = (file: string): unknown => JSON.parse(readFileSync(ROOT + file, 'utf8'));

const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
const validate = ajv.compile(read('schema/hsl.schema.json') as object);

const errorsOf = (value: unknown): string[] =>
  validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

describe('the published JSON Schema', () => {
  it('accepts every element of the builders', () => {
    fc.assert(
      fc.property(anyElement, (element) => {
        expect(errorsOf(JSON.parse(JSON.stringify(element)))).toEqual([]);
      }),
    );
  });

  it("accepts the elements of Haptik's builder", () => {
    const { entries } = read('test/fixtures/hsl/index.json') as {
      entries: { file: string; emits: string }[];
    };
    for (const { file } of entries.filter(({ emits }) => emits === 'hsl')) {
      expect([file, ...errorsOf(read(`test/fixtures/hsl/${file}`))]).toEqual([file]);
    }
  });

  it('accepts unknown names and kinds', () => {
    const element = hsl.button('Go', [hsl.actionable('On', { type: 'NEW_TYPE', uri: 'NEW_URI' })]);
    expect(errorsOf(element)).toEqual([]);
    expect(errorsOf({ type: 'PRODUCT_LIST', anything: [1] })).toEqual([]);
  });

  it.each([
    [{ text: 'no type' }, /required property 'type'/],
    [{ ...hsl.text('x'), text: 7 }, /\/text must be string/],
    [{ ...hsl.text('x'), data: {} }, /required property 'quick_replies'/],
    [
      { ...hsl.button('x', ['A']), data: { items: [{ actionable_text: 'A' }] } },
      /\/data\/items\/0 must have required property 'type'/,
    ],
    [
      { ...hsl.carousel('x', []), data: { image_aspect_ratio: '1', width: 'THIN', items: [] } },
      /\/data\/image_aspect_ratio must be number/,
    ],
    [{ type: 'FORM', data: { fields: [] } }, /required property 'title'/],
  ])('rejects an invalid element of a known kind (case %#)', (element, message) => {
    expect(errorsOf(element).join('\n')).toMatch(message);
  });
});
