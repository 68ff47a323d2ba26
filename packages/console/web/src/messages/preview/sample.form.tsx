import { Button, Group, SimpleGrid, Text, TextInput } from '@mantine/core';
import type { PlaceholderJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import type { SampleValues } from './samples.hook.js';

interface SampleFormProps {
  readonly placeholders: readonly PlaceholderJson[];
  readonly samples: SampleValues;
}

const TYPES = { text: 'text', number: 'number', date: 'date' } as const;

/** Fields for sample values, e.g. a long name or a count of one. */
export function SampleForm({ placeholders, samples }: SampleFormProps) {
  const text = useTranslate();
  return (
    <div role="group" aria-label={text('preview.samples')}>
      <Group justify="space-between" mih={28}>
        <Text size="xs" fw={600} c="dimmed">
          {text('preview.samples')}
        </Text>
        {samples.isChanged && (
          <Button size="compact-xs" variant="subtle" onClick={samples.reset}>
            {text('preview.samples.reset')}
          </Button>
        )}
      </Group>
      <SimpleGrid cols={2} spacing="xs">
        {placeholders.map(({ name, kind }) => (
          <TextInput
            key={name}
            size="xs"
            type={TYPES[kind]}
            step="any"
            label={name}
            {...(kind === 'text' && { dir: 'auto' })}
            value={valueOf(samples.values[name], kind)}
            onChange={({ currentTarget: { value } }) =>
              samples.change(name, kind === 'number' ? Number(value) : value)
            }
          />
        ))}
      </SimpleGrid>
    </div>
  );
}

function valueOf(value: string | number | undefined, kind: PlaceholderJson['kind']): string {
  return kind === 'date' ? String(value ?? '').slice(0, 10) : String(value ?? '');
}
