import { Autocomplete, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { omit } from '../../api/omit.js';
import { DETECTIONS, type EntityDraft, editDraft, type ValueKind } from './entity.draft.js';
import classes from './entity.module.css';
import { toKind } from './value.kind.js';
import { VALUE_SAMPLES } from './value.samples.js';

const KINDS: readonly { readonly value: ValueKind; readonly label: string }[] = [
  { value: 'text', label: 'Text' },
  { value: 'list', label: 'Several texts' },
  { value: 'json', label: 'JSON' },
];

interface EntityDetailsProps {
  readonly name: string;
  readonly draft: EntityDraft;
  readonly onChange: (draft: EntityDraft) => void;
}

/** The shape of the value, how Haptik found it, and what the user typed. */
export function EntityDetails({ name, draft, onChange }: EntityDetailsProps) {
  const change = (changed: Parameters<typeof editDraft>[1]): void =>
    onChange(editDraft(draft, changed));
  return (
    <Stack gap={6} className={classes.details ?? ''}>
      <SegmentedControl
        size="xs"
        aria-label={`Kind of value of ${name}`}
        data={[...KINDS]}
        value={draft.kind}
        onChange={(kind) => change(toKind(draft, kind))}
      />
      {draft.kind === 'json' && (
        <Select
          size="xs"
          label="Fill in a sample"
          description="Most entities are objects. A list has one item for each entry."
          placeholder="Type of the entity"
          data={VALUE_SAMPLES.map(({ type }) => type)}
          value={null}
          onChange={(type) => {
            const sample = VALUE_SAMPLES.find((one) => one.type === type);
            if (!sample) return;
            const { value, originalText } = sample;
            change({ value: JSON.stringify(value, null, 2), originalText });
          }}
        />
      )}
      <Autocomplete
        size="xs"
        label="Detection"
        description="Where Haptik found the value"
        data={DETECTIONS}
        value={draft.detection}
        onChange={(detection) => change({ detection })}
      />
      <TextInput
        size="xs"
        label="Original text"
        description="What the user typed, if not the value"
        dir="auto"
        placeholder={draft.value}
        value={draft.originalText ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange(
            value === ''
              ? omit(editDraft(draft, {}), 'originalText')
              : editDraft(draft, { originalText: value }),
          )
        }
      />
    </Stack>
  );
}
