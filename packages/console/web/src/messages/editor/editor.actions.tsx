import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconClock, IconSend } from '@tabler/icons-react';
import { useIntl } from 'react-intl';
import type { CopyFindingJson, MessageJson } from '../../api/contract.js';
import { useCurrentUser } from '../../session/session.queries.js';
import { getDenialReason } from '../../session/text.permissions.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { ProblemAlert } from '../../ui/problem.alert.js';
import { ExplainedButton } from '../../ui/explained.button.js';
import type { DraftAutosave } from '../drafts/draft.autosave.js';
import { COMMAND } from '../shortcuts.dialog.js';
import classes from './editor.module.css';
import type { usePublish } from './publish.hook.js';
import { ScheduleDialog } from './schedule.dialog.js';

interface EditorActionsProps {
  readonly message: MessageJson;
  readonly language: string;
  readonly autosave: DraftAutosave;
  readonly publish: ReturnType<typeof usePublish>;
  readonly findings: readonly CopyFindingJson[];
}

/** The buttons to publish, schedule and discard, each with the reason if it is disabled. */
export function EditorActions(props: EditorActionsProps) {
  const { message, language, autosave, publish, findings } = props;
  const text = useTranslate();
  const intl = useIntl();
  const me = useCurrentUser();
  const [isScheduling, schedule] = useDisclosure(false);
  const view = message.texts[language];
  const isDraft = autosave.isUnsaved || (view !== undefined && view.draft !== null);
  const reason = getDisabledReason(publish.denialReason, isDraft, findings);
  const canWrite = getDenialReason(me, 'copy:write', message.key, language) === undefined;
  return (
    <>
      {view && view.publishAt !== null && (
        <Group gap="xs">
          <IconClock size={16} aria-hidden />
          {text('messages.state.scheduled', {
            at: intl.formatDate(view.publishAt, { dateStyle: 'full', timeStyle: 'short' }),
          })}
          {canWrite && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => publish.act({ kind: 'unschedule' })}
            >
              {text('editor.unschedule')}
            </Button>
          )}
        </Group>
      )}
      <div className={classes.actions}>
        <ExplainedButton
          leftSection={<IconSend size={16} aria-hidden />}
          loading={publish.isPending}
          reason={reason}
          tip="editor.publish.tip"
          tipValues={{ keys: `${COMMAND}+Enter` }}
          onClick={publish.now}
        >
          {text('editor.publish')}
        </ExplainedButton>
        <ExplainedButton
          variant="default"
          reason={reason}
          tip="editor.schedule.tip"
          onClick={schedule.open}
        >
          {text('editor.schedule')}
        </ExplainedButton>
        {isDraft && canWrite && (
          <Button variant="subtle" color="gray" onClick={() => publish.act({ kind: 'discard' })}>
            {text('editor.discard')}
          </Button>
        )}
      </div>
      <ProblemAlert error={publish.error} />
      <ScheduleDialog
        isOpen={isScheduling}
        onClose={schedule.close}
        onChoose={(at) => publish.act({ kind: 'publish', at })}
      />
    </>
  );
}

function getDisabledReason(
  denialReason: EditorActionsProps['publish']['denialReason'],
  isDraft: boolean,
  findings: readonly CopyFindingJson[],
) {
  if (denialReason !== undefined) return denialReason;
  if (!isDraft) return 'editor.no-draft';
  return findings.some(({ severity }) => severity === 'error') ? 'editor.has-errors' : undefined;
}
