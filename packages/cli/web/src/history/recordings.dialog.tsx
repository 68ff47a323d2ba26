import { Stack, Text, UnstyledButton } from '@mantine/core';
import { Loading } from '@nestjs-haptik/ui';
import { api } from '../api/playground.api.js';
import type { OpenRecordingInput, RecordingSummary, RunSummary } from '../api/page.contract.js';
import { useRecordings } from '../api/run.queries.js';
import { useAction } from '../app/action.hook.js';
import { usePage } from '../app/page.context.js';
import { ToneBadge } from '../shell/tone.badge.js';
import { PlaygroundDialog } from '../shell/playground.dialog.js';
import classes from './runs.module.css';
import { formatMs } from './run.description.js';

/** The calls that the app recorded, also of other clients. */
export function RecordingsDialog({ onClose }: { onClose: () => void }) {
  return (
    <PlaygroundDialog title="Open a recorded call" size="lg" onClose={onClose}>
      <RecordingList onClose={onClose} />
    </PlaygroundDialog>
  );
}

function RecordingList({ onClose }: { onClose: () => void }) {
  const { data, error } = useRecordings();
  const { chooseRun, showRegion } = usePage();
  const open = useAction(
    (input: OpenRecordingInput) => api.post<RunSummary>('recordings/open', input),
    {
      onSuccess: (run) => {
        chooseRun(run.id);
        showRegion('inspector');
        onClose();
      },
    },
  );
  if (error) return <Text size="sm">{error.message}</Text>;
  if (!data) return <Loading label="Asking the app…" />;
  if (!data.isAvailable) return <Text size="sm">{data.reason ?? 'The app records no calls.'}</Text>;
  if (data.recordings.length === 0)
    return <Text size="sm">The app has recorded no calls since it started.</Text>;
  return (
    <Stack gap={2}>
      {data.recordings.map((recording) => (
        <RecordingButton
          key={recording.id}
          recording={recording}
          onOpen={() => open.mutate({ id: recording.id })}
        />
      ))}
    </Stack>
  );
}

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

interface RecordingButtonProps {
  readonly recording: RecordingSummary;
  readonly onOpen: () => void;
}

function RecordingButton({ recording, onOpen }: RecordingButtonProps) {
  const { at, node, bot, outcome, totalMs, isOwn } = recording;
  return (
    <UnstyledButton className={classes.recording ?? ''} onClick={onOpen}>
      <Text size="xs" c="dimmed" component="span">
        {TIME.format(at)}
      </Text>
      <Text size="sm" ff="monospace" component="span" flex={1}>
        {bot !== undefined && `${bot} / `}
        {node ?? 'unknown node'}
      </Text>
      {!isOwn && <ToneBadge tone="accent">real call</ToneBadge>}
      <Text size="xs" c="dimmed" component="span">
        {outcome}
        {totalMs !== undefined && ` · ${formatMs(totalMs)}`}
      </Text>
    </UnstyledButton>
  );
}
