import { Button, Group, Radio, Select, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Overview } from '../api/contract.js';
import { useText } from '../texts/text.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';
import { type ExportChoice, FIRST_CHOICE } from './export.choice.js';
import { useExport } from './export.queries.js';
import { FormatField } from './format.field.js';
import { LanguagesField } from './languages.field.js';

export function ExportForm({ overview }: { overview: Overview }) {
  const text = useText();
  const download = useExport();
  const [choice, setChoice] = useState(FIRST_CHOICE);
  const choose = (part: Partial<ExportChoice>): void => setChoice({ ...choice, ...part });
  const keys =
    overview.prefixes.find(({ prefix }) => prefix === choice.prefix)?.keys ?? overview.counts.all;
  const languages = choice.languages.length || overview.languages.length;
  return (
    <Stack gap="xl" maw={640}>
      <FormatField value={choice.format} onChange={(format) => choose({ format })} />
      <LanguagesField
        languages={overview.languages}
        chosen={choice.languages}
        onChange={(chosen) => choose({ languages: chosen })}
      />
      <Select
        label={text('export.prefix')}
        placeholder={text('export.prefix.all')}
        data={overview.prefixes.map(({ prefix, keys: count }) => ({
          value: prefix,
          label: text('export.prefix.keys', { prefix, count }),
        }))}
        value={choice.prefix}
        onChange={(prefix) => choose({ prefix })}
        clearable
        searchable
        maw={320}
        clearButtonProps={{ 'aria-label': text('export.prefix.all') }}
      />
      <Radio.Group
        label={text('export.state')}
        value={choice.state}
        onChange={(state) => choose({ state })}
      >
        <Stack gap="xs" mt="xs">
          {(['draft', 'published'] as const).map((state) => (
            <Radio
              key={state}
              value={state}
              label={text(`export.state.${state}`)}
              description={text(`export.state.${state}.about`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <ProblemAlert error={download.error} />
      <Group>
        <Button
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={download.isPending}
          onClick={() => download.mutate(choice)}
        >
          {text('export.verb')}
        </Button>
        <Text size="sm" c="dimmed" aria-live="polite">
          {download.isSuccess ? text('export.done') : text('export.size', { keys, languages })}
        </Text>
      </Group>
    </Stack>
  );
}
