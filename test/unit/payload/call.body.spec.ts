import * as fc from 'fast-check';
import { listBodyErrors, isCallBody } from '../../../src/payload/call.body.js';

const names = fc.oneof(fc.constantFrom('', 'order', null), fc.anything());
const calls = fc.record(
  {
    node: names,
    step: names,
    entities: fc.oneof(fc.constant(null), fc.dictionary(fc.string(), fc.anything()), fc.anything()),
    user: fc.anything(),
  },
  { requiredKeys: [] },
);

describe('the cheap check of a body', () => {
  it('accepts exactly what the validators find no fault with', () => {
    fc.assert(
      fc.property(fc.oneof(calls, fc.jsonValue(), fc.anything()), (body) => {
        expect(isCallBody(body)).toBe(listBodyErrors(body).length === 0);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    [[], [{ field: '', message: 'the body must be a JSON object' }]],
    [{}, [{ field: 'node', message: 'node or step must be a non-empty string' }]],
    [
      { node: 5, entities: [] },
      [
        { field: 'node', message: 'node or step must be a non-empty string' },
        { field: 'entities', message: 'entities must be an object of lists' },
      ],
    ],
    [{ node: 5, step: 'order', entities: null }, []],
  ])('says of %j what is wrong', (body, faults) => {
    expect(listBodyErrors(body)).toEqual(faults);
  });
});
