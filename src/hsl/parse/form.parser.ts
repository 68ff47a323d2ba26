import type { FormField, FormFieldInput } from '../wire/form.field.js';
import { isObject, safeItems } from './safe.json.js';
import { createObjectParser } from './object.parser.js';
import { number, optionalNumber, type ValueParser, text, texts } from './value.parsers.js';

const fieldsBeforeOrder = { key: text(), type: text('text'), keyboard_type: text('normal') };
const fieldsAfterOrder = {
  icon: text(),
  hint: text(),
  options: texts,
  search_source: text(),
  search_placeholder: text(),
  autofill: text(),
  autofill_source: text(),
};

/** A field by itself, with a place if it was given one. */
export const parseFieldInput = createObjectParser<FormFieldInput>({
  ...fieldsBeforeOrder,
  order: optionalNumber,
  ...fieldsAfterOrder,
});

const parseField = createObjectParser<FormField>({
  ...fieldsBeforeOrder,
  order: number(0),
  ...fieldsAfterOrder,
});

/** The fields of a form; one without a place has that at which it stands. */
export const parseFields: ValueParser<readonly FormField[]> = (value) =>
  Object.freeze(
    safeItems(value)
      .filter(isObject)
      .map((field, index) => {
        const loose = parseFieldInput(field);
        return parseField({ ...loose, order: loose.order ?? index });
      }),
  );
