import { Autocomplete, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { prettyJson } from '../../code/pretty.json.js';
import { type EntityDraft, editDraft } from './entity.draft.js';
import classes from './entity.module.css';
import type { EntityDefinition } from './entity.schema.js';
import { parseStrings } from './value.kind.js';

interface EntityValueProps {
  readonly definition: EntityDefinition;
  readonly draft: EntityDraft;
  readonly onChange: (draft: EntityDraft) => void;
  /** Buttons beside the field. */
  readonly side: ReactNode;
}

/** The field for the value of an entity, by the kind of value and its schema. */
export function EntityValue({ definition, draft, onChange, side }: EntityValueProps) {
  const { name, input, isRequired, hints, example } = definition;
  const common = {
    size: 'sm' as const,
    label: name,
    withAsterisk: isRequired,
    placeholder: example,
    ...(hints.length > 0 && { description: hints.join(' · ') }),
    classNames: { label: classes.label ?? '' },
    inputWrapperOrder: INPUT_ORDER,
    inputContainer: besides(side),
  };
  const change = (value: string): void => onChange(editDraft(draft, { value }));
  if (draft.kind === 'list')
    return (
      <TagsInput
        {...common}
        value={[...(parseStrings(draft.value) ?? [])]}
        onChange={(values) => change(values.length === 0 ? '' : JSON.stringify(values))}
      />
    );
  if (draft.kind === 'json')
    return (
      <Textarea
        {...common}
        autosize
        maxRows={14}
        className={classes.json ?? ''}
        value={draft.value}
        error={
          draft.value !== '' &&
          prettyJson(draft.value) === undefined &&
          'This is not JSON, and is sent as a text.'
        }
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
    );
  if (input.kind === 'choice')
    return (
      <Autocomplete
        {...common}
        data={input.choices}
        filter={({ options }) => options}
        value={draft.value}
        onChange={(value) => change(value)}
      />
    );
  return (
    <TextInput
      {...common}
      dir="auto"
      {...(input.kind === 'number' && { inputMode: 'decimal' })}
      {...(input.kind === 'date' && { placeholder: example || '2026-12-23' })}
      value={draft.value}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  );
}

const INPUT_ORDER: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];

/** Puts buttons beside the field of an input, whatever is above and below it. */
function besides(side: ReactNode): (field: ReactNode) => ReactNode {
  return (field) => (
    <div className={classes.line}>
      <div className={classes.value}>{field}</div>
      {side}
    </div>
  );
}
