import * as fc from 'fast-check';
import { dateOf, numberOf, phoneOf, textOf } from '../../../src/payload/entity.value.js';

describe('the value of an entity', () => {
  it.each([
    ['71', '71'],
    [71, '71'],
    [{ value: 'Pune' }, 'Pune'],
    [{ value: '30', unit: null }, '30'],
    [{ value: { dd: 3, mm: 2, yy: 2027, type: 'date' }, from: false }, '2027-02-03'],
    [{ first_name: 'Asha', middle_name: null, last_name: 'Rao' }, 'Asha Rao'],
    [{ phone_number: '900', country_calling_code: '91' }, '900'],
    [{ min_budget: 1, max_budget: 2 }, undefined],
    [{ value: null }, undefined],
    [null, undefined],
  ])('%j has the text %p', (value, text) => {
    expect(textOf(value)).toBe(text);
  });

  it.each([
    ['30', 30],
    [{ value: ' 2.50 ' }, 2.5],
    ['', undefined],
    ['many', undefined],
    ['Infinity', undefined],
  ])('%j is the number %p', (value, number) => {
    expect(numberOf(value)).toBe(number);
  });

  it.each([
    [{ dd: 29, mm: 2, yy: 2028, type: 'day_after' }, '2028-02-29'],
    [{ value: { dd: 23, mm: 12, yy: 2026, type: 'date' } }, '2026-12-23'],
    ['2026-12-23', '2026-12-23'],
    [{ dd: 29, mm: 2, yy: 2027 }, undefined],
    [{ dd: 31, mm: 4, yy: 2027 }, undefined],
    ['23/12/2026', undefined],
  ])('%j is the day %p', (value, iso) => {
    expect(dateOf(value)?.iso).toBe(iso);
  });

  it.each([
    ['9000000001', '9000000001', undefined],
    [{ value: '9000000001' }, '9000000001', undefined],
    [{ value: '9000000001', country_calling_code: '91' }, '9000000001', '91'],
    [{ phone_number: '9000000001', country_calling_code: '91' }, '9000000001', '91'],
  ])('%j is a phone number', (value, number, callingCode) => {
    expect(phoneOf(value)).toEqual({ number, callingCode });
  });

  it('may be anything without breaking a reader', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        const read = [textOf(value), numberOf(value), dateOf(value)?.iso, phoneOf(value)?.number];
        expect(read).toHaveLength(4);
      }),
    );
  });
});
