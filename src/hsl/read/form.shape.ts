import type { FormField } from '../wire/form.field.js';
import { shaped } from './shape.js';
import { list, number, optional, text, texts } from './values.js';

export const fieldOf = shaped<FormField>({
  key: text(),
  type: text('text'),
  keyboard_type: text('normal'),
  order: number(0),
  icon: text(),
  hint: text(),
  options: texts,
  search_source: text(),
  search_placeholder: text(),
  autofill: text(),
  autofill_source: text(),
});

export const fieldsOf = list(optional(fieldOf));
