import { Button, Group, Text } from '@mantine/core';
import { IconAlertCircle, IconCheck, IconCloudUpload } from '@tabler/icons-react';
import type { TextView } from '../../api/contract.js';
import { isAway } from '../../api/problem.error.js';
import { useText } from '../../texts/text.hook.js';
import { Moment } from '../../ui/moment.js';
import type { DraftState } from '../drafts/draft.state.js';

interface SaveStateProps {
  readonly draft: DraftState;
  readonly view: TextView | undefined;
  /** Whether users read the text in code where nobody wrote one. */
  readonly isInCode: boolean;
  readonly onRetry: () => void;
}

/** Whether the server has what was written, and who changed the text last. */
export function SaveState(props: SaveStateProps) {
  const { view } = props;
  return (
    <Group justify="space-between" gap="xs" mih={26}>
      <div role="status" aria-live="polite">
        <Saved {...props} />
      </div>
      {view && view.version > 0 && (
        <Text size="xs" c="dimmed">
          {view.changedBy}, <Moment at={view.changedAt} />
        </Text>
      )}
    </Group>
  );
}

function Saved({ draft, view, isInCode, onRetry }: SaveStateProps) {
  const text = useText();
  switch (draft.status) {
    case 'dirty':
    case 'saving':
      return <Line icon={<IconCloudUpload size={14} />}>{text('editor.saving')}</Line>;
    case 'failed':
      return (
        <Group gap={6}>
          <Line icon={<IconAlertCircle size={14} />} color="var(--mantine-color-error)">
            {text(isAway(draft.problem) ? 'editor.failed.away' : 'editor.failed')}{' '}
            {draft.problem?.message}
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
      return <Settled view={view} isInCode={isInCode} />;
  }
}

function Settled({ view, isInCode }: Pick<SaveStateProps, 'view' | 'isInCode'>) {
  const text = useText();
  const isDraft = view !== undefined && view.draft !== null;
  const isLive = view !== undefined && view.published !== null;
  if (!isDraft && !isLive && !isInCode) return null;
  const state = isDraft ? 'editor.saved' : isLive ? 'editor.live' : 'editor.default';
  return <Line icon={<IconCheck size={14} />}>{text(state)}</Line>;
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
