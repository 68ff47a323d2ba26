import { Autocomplete, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { prettyJson } from '../../code/pretty.json.js';
import type { EntityDraft } from './entity.draft.js';
import classes from './entity.module.css';
import type { EntityDefinition } from './entity.schema.js';

interface EntityValueProps {
  readonly definition: EntityDefinition;
  readonly draft: EntityDraft;
  readonly onChange: (draft: EntityDraft) => void;
  /** Buttons beside the field. */
  readonly side: ReactNode;
}

/** The field for the value of an entity, by its schema. */
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
  const change = (value: string, isJson = false): void => onChange({ ...draft, value, isJson });
  if (input.kind === 'list' || (draft.isJson && parseStrings(draft.value) !== undefined))
    return (
      <TagsInput
        {...common}
        value={[...(parseStrings(draft.value) ?? [])]}
        onChange={(values) =>
          change(values.length === 0 ? '' : JSON.stringify(values), values.length > 0)
        }
      />
    );
  if (input.kind === 'json' || draft.isJson)
    return (
      <Textarea
        {...common}
        autosize
        className={classes.json ?? ''}
        value={draft.value}
        error={draft.value !== '' && prettyJson(draft.value) === undefined && 'This is not JSON.'}
        onChange={({ currentTarget }) => change(currentTarget.value, currentTarget.value !== '')}
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

/** The strings of a JSON array; undefined for other JSON. */
function parseStrings(text: string): readonly string[] | undefined {
  if (text === '') return [];
  try {
    const value: unknown = JSON.parse(text);
    const isList = Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    return isList ? value : undefined;
  } catch {
    return undefined;
  }
}
