/** A value as Haptik sends it for a type of entity. Protocol 1.6. */
export interface ValueSample {
  readonly type: string;
  readonly value: unknown;
  readonly originalText: string;
}

const DATE = { dd: 23, mm: 12, yy: 2026, type: 'date' };
const DATE_FLAGS = { from: false, to: false, start_range: false, end_range: false, normal: true };

export const VALUE_SAMPLES: readonly ValueSample[] = [
  { type: 'Number', value: { value: '30', unit: null }, originalText: '30' },
  {
    type: 'Number range',
    value: { min_value: '200', max_value: '300', unit: null, abs_value: null },
    originalText: '200 to 300',
  },
  { type: 'Currency', value: { unit: 'rupees', value: '50.00' }, originalText: '50 rupees' },
  { type: 'Date', value: { value: DATE, ...DATE_FLAGS }, originalText: '23 December' },
  { type: 'Time', value: { hh: 12, mm: 30, nn: 'pm', tz: null }, originalText: '12:30 pm' },
  {
    type: 'City',
    value: { value: 'New Delhi', from: true, to: false, via: false, normal: false },
    originalText: 'from Delhi',
  },
  {
    type: 'Person',
    value: { first_name: 'Asha', middle_name: null, last_name: 'Rao' },
    originalText: 'Asha Rao',
  },
  {
    type: 'Phone number',
    value: { country_calling_code: '91', value: '9876543210' },
    originalText: '+91 98765 43210',
  },
  {
    type: 'Words and phrases',
    value: { value: 'Mainland', datastore_verified: true, model_verified: false },
    originalText: 'mainland',
  },
  { type: 'Regex', value: { value: 'abc123' }, originalText: 'abc123' },
];
