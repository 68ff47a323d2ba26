import { Button, Group, Text } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconCloudUpload } from '@tabler/icons-react';
import type { TextJson } from '../../api/contract.js';
import { isRetryable } from '../../api/problem.error.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { DateTime } from '../../ui/date.time.js';
import type { DraftState } from '../drafts/draft.state.js';

interface SaveStateProps {
  readonly draft: DraftState;
  readonly view: TextJson | undefined;
  /** Whether users read the default text because there is no other. */
  readonly isDefault: boolean;
  readonly onRetry: () => void;
}

/** Whether the text is saved, and who changed it last. */
export function SaveState(props: SaveStateProps) {
  const { view } = props;
  return (
    <Group justify="space-between" gap="xs" mih={26}>
      <div role="status" aria-live="polite">
        <SaveStatus {...props} />
      </div>
      {view && view.version > 0 && (
        <Text size="xs" c="dimmed">
          {view.changedBy}, <DateTime at={view.changedAt} />
        </Text>
      )}
    </Group>
  );
}

function SaveStatus({ draft, view, isDefault, onRetry }: SaveStateProps) {
  const text = useTranslate();
  switch (draft.status) {
    case 'dirty':
    case 'saving':
      return <StatusLine icon={<IconCloudUpload size={14} />}>{text('editor.saving')}</StatusLine>;
    case 'failed':
      return (
        <Group gap={6}>
          <StatusLine icon={<IconAlertCircle size={14} />} color="var(--mantine-color-error)">
            {text(isRetryable(draft.problem) ? 'editor.failed.away' : 'editor.failed')}{' '}
            {draft.problem?.message}
          </StatusLine>
          <Button size="compact-xs" variant="default" onClick={onRetry}>
            {text('ui.retry')}
          </Button>
        </Group>
      );
    case 'conflict':
      return (
        <StatusLine icon={<IconAlertCircle size={14} />} color="var(--mantine-color-error)">
          {text('editor.conflict')}
        </StatusLine>
      );
    default:
      return <SavedStatus view={view} isDefault={isDefault} />;
  }
}

function SavedStatus({ view, isDefault }: Pick<SaveStateProps, 'view' | 'isDefault'>) {
  const text = useTranslate();
  const isDraft = view !== undefined && view.draft !== null;
  const isLive = view !== undefined && view.published !== null;
  if (!isDraft && !isLive && !isDefault) return null;
  const state = isDraft ? 'editor.saved' : isLive ? 'editor.live' : 'editor.default';
  return <StatusLine icon={<IconCheck size={14} />}>{text(state)}</StatusLine>;
}

function StatusLine({
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
