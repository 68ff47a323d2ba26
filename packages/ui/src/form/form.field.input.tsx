import type { FormField } from 'nestjs-haptik/hsl';
import { useId } from 'react';
import { useChatSettings } from '../chat/chat.context.js';
import formClasses from './form.module.css';
import { DaysInput } from './days.input.js';
import { getAutocomplete, getFieldLabel } from './field.label.js';
import { SearchFieldInput } from './search.field.input.js';

export type FieldValue = string | readonly string[];

interface FormFieldInputProps {
  readonly field: FormField;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
}

/** The input of a field, by its type. */
export function FormFieldInput({ field, value, onChange }: FormFieldInputProps) {
  const id = useId();
  const label = getFieldLabel(field);
  if (field.type.startsWith('multi'))
    return <ManyInput field={field} value={toList(value)} onChange={onChange} label={label} />;
  const text = typeof value === 'string' ? value : '';
  return (
    <div className={formClasses.field}>
      <label htmlFor={id}>
        <bdi>{label}</bdi>
      </label>
      {renderInput(field, id, text, onChange)}
    </div>
  );
}

function toList(value: FieldValue): readonly string[] {
  return typeof value === 'string' ? [] : value;
}

function renderInput(
  field: FormField,
  id: string,
  value: string,
  onChange: (value: string) => void,
) {
  if (field.type.startsWith('search'))
    return <SearchFieldInput field={field} id={id} value={value} onChange={onChange} />;
  if (field.options.length > 0)
    return <OneInput field={field} id={id} value={value} onChange={onChange} />;
  return (
    <input
      id={id}
      {...(value !== '' && { dir: 'auto' })}
      {...getInputKind(field)}
      autoComplete={getAutocomplete(field)}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

const INPUT_TYPES: Readonly<Record<string, string>> = {
  time: 'time',
  date: 'date',
  startdate: 'date',
  enddate: 'date',
  dob: 'date',
  contactpicker: 'tel',
};

function getInputKind({ type, keyboard_type }: FormField): {
  type: string;
  inputMode?: 'numeric';
} {
  const inputType = INPUT_TYPES[type];
  if (inputType !== undefined) return { type: inputType };
  if (keyboard_type === 'number') return { type: 'text', inputMode: 'numeric' };
  return { type: keyboard_type === 'email' ? 'email' : 'text' };
}

interface OneInputProps {
  readonly field: FormField;
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One of the options. */
function OneInput({ field, id, value, onChange }: OneInputProps) {
  const { labels } = useChatSettings();
  return (
    <select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
      <option value="">{labels.noOption}</option>
      {[...new Set(field.options)].map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </select>
  );
}

interface ManyInputProps {
  readonly field: FormField;
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Several of the options, or several days. */
function ManyInput({ field, label, value, onChange }: ManyInputProps) {
  if (field.options.length === 0)
    return <DaysInput label={label} value={value} onChange={onChange} />;
  const options = [...new Set(field.options)];
  const toggle = (option: string, isOn: boolean): void =>
    onChange(options.filter((one) => (one === option ? isOn : value.includes(one))));
  return (
    <fieldset className={formClasses.options}>
      <legend>
        <bdi>{label}</bdi>
      </legend>
      {options.map((option) => (
        <label key={option}>
          <input
            type="checkbox"
            checked={value.includes(option)}
            onChange={({ currentTarget }) => toggle(option, currentTarget.checked)}
          />
          <bdi>{option}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
