import type { FormElement } from '../wire/elements.js';
import { FIELD_TYPES, type FormField } from '../wire/form.field.js';
import type { ValidationReport } from './validation.report.js';
import { isBlank } from '../parse/blank.text.js';

const TYPES: ReadonlySet<string> = new Set(FIELD_TYPES);

export function validateForm(
  report: ValidationReport,
  { title, data: { fields } }: FormElement,
): void {
  if (isBlank(title)) {
    report.add('text-missing', 'title', 'The title is blank. Set title.', 'warning');
  }
  if (fields.length === 0)
    report.add('nothing-to-show', 'data.fields', 'There are no fields. Add at least one.');
  const keys = new Set<string>();
  fields.forEach((field, index) => {
    const path = `data.fields[${index}]`;
    validateField(report, path, field);
    if (field.key !== '' && keys.has(field.key)) {
      const message =
        'Two fields have the same key, so one overwrites the other. Use distinct keys.';
      report.add('field-repeated', `${path}.key`, message);
    }
    keys.add(field.key);
  });
}

function validateField(report: ValidationReport, path: string, field: FormField): void {
  const { key, type, options, search_source } = field;
  if (key.trim() === '') {
    const message = 'The field has no key, so no entity receives its value. Set key.';
    report.add('field-incomplete', `${path}.key`, message);
  }
  if (!TYPES.has(type)) {
    const message = 'Haptik documents no such field type. Check the spelling.';
    report.add('unknown-name', `${path}.type`, message, 'warning');
  }
  if ((type === 'picker' || type === 'multiselectpicker') && options.length === 0) {
    report.add(
      'field-incomplete',
      `${path}.options`,
      'The field has no options. Add at least one.',
    );
  }
  if (type.startsWith('search') && search_source.trim() === '') {
    const message = 'search_source is missing. Set it to the URL of the suggestions.';
    report.add('field-incomplete', `${path}.search_source`, message);
  }
}
