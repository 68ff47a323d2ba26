import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { Loading } from '@nestjs-haptik/ui';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { RunExport, RunSummary } from '../api/page.contract.js';
import { useRunExport } from '../api/run.queries.js';
import { useSelectedRun } from '../app/runs.hook.js';
import { CodeBlock } from '../code/code.block.js';
import type { CodeLanguage } from '../code/highlight.js';
import { PlaygroundDialog } from '../shell/playground.dialog.js';

type Format = RunExport['as'];

const FORMATS: readonly { readonly value: Format; readonly label: string }[] = [
  { value: 'jest', label: 'Jest' },
  { value: 'vitest', label: 'Vitest' },
  { value: 'curl', label: 'curl' },
  { value: 'fixture', label: 'Fixture' },
];

const LANGUAGES: Readonly<Record<Format, CodeLanguage>> = {
  jest: 'typescript',
  vitest: 'typescript',
  curl: 'bash',
  fixture: 'json',
};

/** The selected run as code: what was clicked becomes a test. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const run = useSelectedRun();
  const [format, setFormat] = useState<Format>('jest');
  return (
    <PlaygroundDialog
      title={run ? `Save run ${run.no} (${run.node})` : 'Save a run'}
      size="xl"
      onClose={onClose}
    >
      <Stack>
        <SegmentedControl
          aria-label="Format"
          data={[...FORMATS]}
          value={format}
          onChange={setFormat}
        />
        {run ? (
          <ExportedCode run={run} format={format} />
        ) : (
          <Text size="sm">Send a call first.</Text>
        )}
      </Stack>
    </PlaygroundDialog>
  );
}

function ExportedCode({ run, format }: { run: RunSummary; format: Format }) {
  const { data, error } = useRunExport(run, format);
  if (run.state === 'running') return <Loading label="The call still runs…" />;
  if (error) return <Text size="sm">{error.message}</Text>;
  if (!data) return <Loading label="Writing the code…" />;
  return (
    <>
      <CodeBlock
        code={data.content}
        language={LANGUAGES[format]}
        label={data.fileName}
        maxHeight="52vh"
      />
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {data.fileName} · contains no secret
        </Text>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => download(data)}
        >
          Download
        </Button>
      </Group>
    </>
  );
}

function download({ content, fileName, mediaType }: RunExport): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = Object.assign(document.createElement('a'), { href: url, download: fileName });
  link.click();
  URL.revokeObjectURL(url);
}
