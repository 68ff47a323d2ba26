import * as fc from 'fast-check';
import {
  parseEntityDate,
  parseEntityNumber,
  parseEntityPhone,
  parseEntityText,
} from '../../../src/payload/entity.value.js';

describe('the value of an entity', () => {
  it.each([
    ['71', '71'],
    [71, '71'],
    [true, 'true'],
    [{ value: 'Pune' }, 'Pune'],
    [{ value: 30 }, '30'],
    [{ value: '30', unit: 'litre' }, '30'],
    [{ dd: 3, mm: 2, yy: 2027, type: 'today' }, '2027-02-03'],
    [{ first_name: 'Asha' }, 'Asha'],
    [{ first_name: 'Asha', middle_name: 'K', last_name: 'Rao' }, 'Asha K Rao'],
    [{ first_name: null, middle_name: null, last_name: '' }, undefined],
    [{ hh: 12, mm: 30, nn: 'pm' }, undefined],
    [{ value: { deep: 'x' } }, undefined],
    [{}, undefined],
    [['a'], undefined],
    [{ value: '30', unit: null }, '30'],
    [{ value: { dd: 3, mm: 2, yy: 2027, type: 'date' }, from: false }, '2027-02-03'],
    [{ first_name: 'Asha', middle_name: null, last_name: 'Rao' }, 'Asha Rao'],
    [{ phone_number: '900', country_calling_code: '91' }, '900'],
    [{ min_budget: 1, max_budget: 2 }, undefined],
    [{ value: null }, undefined],
    [null, undefined],
  ])('%j has the text %p', (value, text) => {
    expect(parseEntityText(value)).toBe(text);
  });

  it.each([
    ['30', 30],
    [{ value: ' 2.50 ' }, 2.5],
    ['', undefined],
    ['many', undefined],
    ['Infinity', undefined],
    [30, 30],
    [{ value: 30 }, 30],
    [{ value: '30', unit: 'litre' }, 30],
    [{ value: '50.00' }, 50],
    ['-3', -3],
    [NaN, undefined],
    [true, undefined],
    [{ min_budget: 1 }, undefined],
    [null, undefined],
  ])('%j is the number %p', (value, number) => {
    expect(parseEntityNumber(value)).toBe(number);
  });

  it.each([
    [{ dd: 29, mm: 2, yy: 2028, type: 'day_after' }, '2028-02-29'],
    [{ value: { dd: 23, mm: 12, yy: 2026, type: 'date' } }, '2026-12-23'],
    ['2026-12-23', '2026-12-23'],
    [{ dd: 29, mm: 2, yy: 2027 }, undefined],
    [{ dd: 31, mm: 4, yy: 2027 }, undefined],
    ['23/12/2026', undefined],
    ['2027-02-29', undefined],
    [{ dd: '3', mm: '2', yy: '2027' }, '2027-02-03'],
    [{ dd: 0, mm: 1, yy: 2027 }, undefined],
    [{ dd: 1, mm: 0, yy: 2027 }, undefined],
    [{ dd: 1, mm: 13, yy: 2027 }, undefined],
    [{ dd: 1.5, mm: 1, yy: 2027 }, undefined],
    [{ dd: 1, mm: 1, yy: 2027.5 }, undefined],
    [{ dd: 1, mm: 1, yy: 27 }, undefined],
    [{ dd: 1, mm: 1, yy: 10_000 }, undefined],
    [{ dd: null, mm: 1, yy: 2027 }, undefined],
    [{ dd: true, mm: true, yy: 2027 }, undefined],
    [{ mm: 1, yy: 2027 }, undefined],
    [{ value: { dd: 31, mm: 2, yy: 2027 } }, undefined],
    [{ value: 'Pune' }, undefined],
    [null, undefined],
  ])('%j is the day %p', (value, iso) => {
    expect(parseEntityDate(value)?.iso).toBe(iso);
  });

  it.each([
    ['9000000001', '9000000001', undefined],
    [{ value: '9000000001' }, '9000000001', undefined],
    [{ value: '9000000001', country_calling_code: '91' }, '9000000001', '91'],
    [{ phone_number: '9000000001', country_calling_code: '91' }, '9000000001', '91'],
  ])('%j is a phone number', (value, number, callingCode) => {
    expect(parseEntityPhone(value)).toEqual({ number, callingCode });
  });

  it.each([
    [''],
    [{ value: '' }],
    [{ value: null }],
    [{ country_calling_code: '91' }],
    [{}],
    [null],
  ])('%j is no phone number', (value) => {
    expect(parseEntityPhone(value)).toBeUndefined();
  });

  it('is the same day in all of its forms', () => {
    const min = new Date('1000-01-01T00:00:00Z');
    const max = new Date('9999-12-31T23:59:59Z');
    fc.assert(
      fc.property(fc.date({ min, max, noInvalidDate: true }), (date) => {
        const [yy, mm, dd] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        const iso = date.toISOString().slice(0, 10);
        const day = { year: yy, month: mm, day: dd, type: 'date', iso };
        expect(parseEntityDate({ dd, mm, yy, type: 'date' })).toEqual(day);
        expect(parseEntityDate({ value: { dd, mm, yy, type: 'date' } })).toEqual(day);
        expect(parseEntityDate(iso)).toEqual({ ...day, type: undefined });
        expect(parseEntityText({ value: { dd, mm, yy } })).toBe(iso);
      }),
    );
  });

  it.each([
    ['an object that has no number', '{"dd":{"toString":1,"valueOf":1},"mm":1,"yy":2027}'],
    ['a value nested deep', `${'{"value":'.repeat(1e5)}1${'}'.repeat(1e5)}`],
  ])('may be %s without breaking a reader', (_, json) => {
    const value: unknown = JSON.parse(json);
    expect([
      parseEntityText(value),
      parseEntityNumber(value),
      parseEntityDate(value),
      parseEntityPhone(value),
    ]).toEqual(Array.from({ length: 4 }));
  });

  it('may be anything without breaking a reader', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        const read = [
          parseEntityText(value),
          parseEntityNumber(value),
          parseEntityDate(value)?.iso,
          parseEntityPhone(value)?.number,
        ];
        expect(read).toHaveLength(4);
      }),
    );
  });
});
