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
    report.add('text-missing', 'title', 'The form has no title. Write one.', 'warning');
  }
  if (fields.length === 0)
    report.add('nothing-to-show', 'data.fields', 'There are no fields. Give it at least one.');
  const keys = new Set<string>();
  fields.forEach((field, index) => {
    const path = `data.fields[${index}]`;
    validateField(report, path, field);
    if (field.key !== '' && keys.has(field.key)) {
      const message = 'Two fields have the same key, so that one overwrites the other.';
      report.add('field-repeated', `${path}.key`, message);
    }
    keys.add(field.key);
  });
}

function validateField(report: ValidationReport, path: string, field: FormField): void {
  const { key, type, options, search_source } = field;
  if (key.trim() === '') {
    const message = 'The field has no key, so that no entity gets its value.';
    report.add('field-incomplete', `${path}.key`, message);
  }
  if (!TYPES.has(type)) {
    const message = 'No list of Haptik has this type of field. Is it misspelt?';
    report.add('unknown-name', `${path}.type`, message, 'warning');
  }
  if ((type === 'picker' || type === 'multiselectpicker') && options.length === 0) {
    report.add(
      'field-incomplete',
      `${path}.options`,
      'There is nothing to pick. Give the field options.',
    );
  }
  if (type.startsWith('search') && search_source.trim() === '') {
    const message = 'search_source is missing: the URL that is asked for proposals.';
    report.add('field-incomplete', `${path}.search_source`, message);
  }
}
