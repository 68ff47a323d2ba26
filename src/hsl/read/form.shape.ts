import type { FormField, LooseField } from '../wire/form.field.js';
import { isObject, itemsOf } from './plain.js';
import { shaped } from './shape.js';
import { number, optionalNumber, type Read, text, texts } from './values.js';

const before = { key: text(), type: text('text'), keyboard_type: text('normal') };
const after = {
  icon: text(),
  hint: text(),
  options: texts,
  search_source: text(),
  search_placeholder: text(),
  autofill: text(),
  autofill_source: text(),
};

/** A field by itself, with a place if it was given one. */
export const looseFieldOf = shaped<LooseField>({ ...before, order: optionalNumber, ...after });

const fieldOf = shaped<FormField>({ ...before, order: number(0), ...after });

/** The fields of a form; one without a place has that at which it stands. */
export const fieldsOf: Read<readonly FormField[]> = (value) =>
  Object.freeze(
    itemsOf(value)
      .filter(isObject)
      .map((field, index) => {
        const loose = looseFieldOf(field);
        return fieldOf({ ...loose, order: loose.order ?? index });
      }),
  );
