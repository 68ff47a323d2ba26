import { Button, Group, Radio, Select, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { OverviewJson } from '../api/contract.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';
import { type ExportOptions, DEFAULT_EXPORT_OPTIONS } from './export.options.js';
import { useExport } from './export.queries.js';
import { FormatField } from './format.field.js';
import { LanguagesField } from './languages.field.js';

export function ExportForm({ overview }: { overview: OverviewJson }) {
  const text = useTranslate();
  const download = useExport();
  const [options, setOptions] = useState(DEFAULT_EXPORT_OPTIONS);
  const changeOptions = (part: Partial<ExportOptions>): void => setOptions({ ...options, ...part });
  const keys =
    overview.prefixes.find(({ prefix }) => prefix === options.prefix)?.keys ?? overview.counts.all;
  const languages = options.languages.length || overview.languages.length;
  return (
    <Stack gap="xl" maw={640}>
      <FormatField value={options.format} onChange={(format) => changeOptions({ format })} />
      <LanguagesField
        languages={overview.languages}
        chosen={options.languages}
        onChange={(chosen) => changeOptions({ languages: chosen })}
      />
      <Select
        label={text('export.prefix')}
        placeholder={text('export.prefix.all')}
        data={overview.prefixes.map(({ prefix, keys: count }) => ({
          value: prefix,
          label: text('export.prefix.keys', { prefix, count }),
        }))}
        value={options.prefix}
        onChange={(prefix) => changeOptions({ prefix })}
        clearable
        searchable
        maw={320}
        clearButtonProps={{ 'aria-label': text('export.prefix.all') }}
      />
      <Radio.Group
        label={text('export.state')}
        value={options.state}
        onChange={(state) => changeOptions({ state })}
      >
        <Stack gap="xs" mt="xs">
          {(['draft', 'published'] as const).map((state) => (
            <Radio
              key={state}
              value={state}
              label={text(`export.state.${state}`)}
              description={text(`export.state.${state}.description`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <ProblemAlert error={download.error} />
      <Group>
        <Button
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={download.isPending}
          onClick={() => download.mutate(options)}
        >
          {text('export.submit')}
        </Button>
        <Text size="sm" c="dimmed" aria-live="polite">
          {download.isSuccess ? text('export.done') : text('export.size', { keys, languages })}
        </Text>
      </Group>
    </Stack>
  );
}
