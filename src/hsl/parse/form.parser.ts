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

/** Parses a field outside a form, where `order` is optional. */
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

/** Parses the fields of a form; `order` defaults to the index. */
export const parseFields: ValueParser<readonly FormField[]> = (value) =>
  Object.freeze(
    safeItems(value)
      .filter(isObject)
      .map((field, index) => {
        const input = parseFieldInput(field);
        return parseField({ ...input, order: input.order ?? index });
      }),
  );
