import * as fc from 'fast-check';
import {
  CallBody,
  isPlainlyValid,
  listFieldErrors,
  parseCallBody,
} from '../../../src/payload/call.body.js';
import { isJsonObject } from '../../../src/payload/json.object.js';
import { PayloadException } from '../../../src/payload/payload.exception.js';

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

function findFaults(json: unknown): unknown {
  try {
    parseCallBody(json);
    return [];
  } catch (error) {
    return (error as PayloadException).fieldErrors;
  }
}

describe('the body of a call', () => {
  it('is accepted without class-validator only if class-validator finds no error', () => {
    fc.assert(
      fc.property(fc.oneof(calls, fc.jsonValue(), fc.anything()).filter(isJsonObject), (json) => {
        const body = new CallBody(json);
        expect(isPlainlyValid(body)).toBe(listFieldErrors(body).length === 0);
      }),
      { numRuns: 3000 },
    );
  });

  it('is an instance with the same JSON whichever way it was accepted', () => {
    fc.assert(
      fc.property(fc.oneof(calls, fc.jsonValue(), fc.anything()).filter(isJsonObject), (json) => {
        const isAccepted = listFieldErrors(new CallBody(json)).length === 0;
        const body = isAccepted ? parseCallBody(json) : new CallBody(json);
        expect(body).toBeInstanceOf(CallBody);
        expect(body.raw).toBe(json);
        expect(findFaults(json)).toEqual(listFieldErrors(body));
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
    expect(findFaults(body)).toEqual(faults);
  });
});
