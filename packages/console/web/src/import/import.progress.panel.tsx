import { Progress, Stack, Text } from '@mantine/core';
import { useTranslate } from '../i18n/translate.hook.js';
import type { ImportLineJson } from '../api/contract.js';

interface ImportProgressPanelProps {
  readonly name: string;
  readonly progress: Extract<ImportLineJson, { type: 'progress' }> | undefined;
}

/** The progress of an import. Screen readers announce the step, not the count. */
export function ImportProgressPanel({ name, progress }: ImportProgressPanelProps) {
  const text = useTranslate();
  const share = progress && progress.total > 0 ? (progress.done / progress.total) * 100 : 0;
  const step = text(`import.step.${progress?.step ?? 'sending'}`);
  return (
    <Stack gap="xs" maw={560} mx="auto" py={64}>
      <Text fw={600}>{name}</Text>
      <Progress.Root size="lg">
        <Progress.Section
          value={progress ? share : 100}
          animated={!progress}
          aria-label={step}
          withAria
        />
      </Progress.Root>
      <Text size="sm" c="dimmed" role="status">
        {step}
      </Text>
      {progress && (
        <Text size="sm" c="dimmed">
          {text('import.rows', { done: progress.done, total: progress.total })}
        </Text>
      )}
    </Stack>
  );
}
