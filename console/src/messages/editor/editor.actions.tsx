import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconClock, IconSend } from '@tabler/icons-react';
import { useIntl } from 'react-intl';
import type { CopyFinding, MessageView } from '../../api/contract.js';
import { useMe } from '../../session/session.queries.js';
import { refusalOf } from '../../session/text.rights.js';
import { useText } from '../../texts/text.hook.js';
import { ProblemAlert } from '../../ui/problem.alert.js';
import { ReasonedButton } from '../../ui/reasoned.button.js';
import type { DraftKeeper } from '../drafts/draft.keeper.js';
import { COMMAND } from '../shortcuts.dialog.js';
import classes from './editor.module.css';
import type { usePublish } from './publish.hook.js';
import { ScheduleDialog } from './schedule.dialog.js';

interface EditorActionsProps {
  readonly message: MessageView;
  readonly language: string;
  readonly keeper: DraftKeeper;
  readonly publish: ReturnType<typeof usePublish>;
  readonly findings: readonly CopyFinding[];
}

/** Publish, publish at a time, discard: each with the reason when it cannot be done. */
export function EditorActions(props: EditorActionsProps) {
  const { message, language, keeper, publish, findings } = props;
  const text = useText();
  const intl = useIntl();
  const me = useMe();
  const [isScheduling, schedule] = useDisclosure(false);
  const view = message.texts[language];
  const isDraft = keeper.isUnsaved || (view !== undefined && view.draft !== null);
  const reason = reasonOf(publish.refusal, isDraft, findings);
  const isWriter = refusalOf(me, 'copy:write', message.key, language) === undefined;
  return (
    <>
      {view && view.publishAt !== null && (
        <Group gap="xs">
          <IconClock size={16} aria-hidden />
          {text('messages.state.scheduled', {
            at: intl.formatDate(view.publishAt, { dateStyle: 'full', timeStyle: 'short' }),
          })}
          {isWriter && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => publish.act({ do: 'unschedule' })}
            >
              {text('editor.unschedule')}
            </Button>
          )}
        </Group>
      )}
      <div className={classes.actions}>
        <ReasonedButton
          leftSection={<IconSend size={16} aria-hidden />}
          loading={publish.isPending}
          reason={reason}
          tip="editor.publish.tip"
          tipValues={{ keys: `${COMMAND}+Enter` }}
          onClick={publish.now}
        >
          {text('editor.publish')}
        </ReasonedButton>
        <ReasonedButton
          variant="default"
          reason={reason}
          tip="editor.schedule.tip"
          onClick={schedule.open}
        >
          {text('editor.schedule')}
        </ReasonedButton>
        {isDraft && isWriter && (
          <Button variant="subtle" color="gray" onClick={() => publish.act({ do: 'discard' })}>
            {text('editor.discard')}
          </Button>
        )}
      </div>
      <ProblemAlert error={publish.error} />
      <ScheduleDialog
        isOpen={isScheduling}
        onClose={schedule.close}
        onChoose={(at) => publish.act({ do: 'publish', at })}
      />
    </>
  );
}

function reasonOf(
  refusal: EditorActionsProps['publish']['refusal'],
  isDraft: boolean,
  findings: readonly CopyFinding[],
) {
  if (refusal !== undefined) return refusal;
  if (!isDraft) return 'editor.no-draft';
  return findings.some(({ severity }) => severity === 'error') ? 'editor.has-errors' : undefined;
}
