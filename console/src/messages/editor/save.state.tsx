import { Button, Group, Text } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconCloudUpload } from '@tabler/icons-react';
import type { TextView } from '../../api/contract.js';
import { useText } from '../../texts/text.hook.js';
import { Moment } from '../../ui/moment.js';
import type { DraftState } from '../drafts/draft.keeper.js';

interface SaveStateProps {
  readonly draft: DraftState;
  readonly view: TextView | undefined;
  readonly onRetry: () => void;
}

/** Whether the server has what was written, and who changed the text last. */
export function SaveState({ draft, view, onRetry }: SaveStateProps) {
  return (
    <Group justify="space-between" gap="xs" mih={26}>
      <div role="status" aria-live="polite">
        <Saved draft={draft} view={view} onRetry={onRetry} />
      </div>
      {view && view.version > 0 && (
        <Text size="xs" c="dimmed">
          {view.changedBy}, <Moment at={view.changedAt} />
        </Text>
      )}
    </Group>
  );
}

function Saved({ draft, view, onRetry }: SaveStateProps) {
  const text = useText();
  switch (draft.status) {
    case 'dirty':
    case 'saving':
      return <Line icon={<IconCloudUpload size={14} />}>{text('editor.saving')}</Line>;
    case 'failed':
      return (
        <Group gap={6}>
          <Line icon={<IconAlertCircle size={14} />} color="var(--mantine-color-error)">
            {text('editor.failed')} {draft.problem?.message}
          </Line>
          <Button size="compact-xs" variant="default" onClick={onRetry}>
            {text('ui.retry')}
          </Button>
        </Group>
      );
    case 'conflict':
      return (
        <Line icon={<IconAlertCircle size={14} />} color="var(--mantine-color-error)">
          {text('editor.conflict')}
        </Line>
      );
    default:
      return (
        view &&
        view.version > 0 && (
          <Line icon={<IconCheck size={14} />}>
            {text(view.draft === null ? 'editor.live' : 'editor.saved')}
          </Line>
        )
      );
  }
}

function Line({
  icon,
  color = 'dimmed',
  children,
}: {
  icon: React.ReactNode;
  color?: string;
  children: React.ReactNode;
}) {
  return (
    <Text size="xs" c={color} style={{ display: 'flex', alignItems: 'center', gap: 5 }}>
      {icon}
      <span>{children}</span>
    </Text>
  );
}
