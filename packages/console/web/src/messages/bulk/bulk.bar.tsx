import { MAX_UNCONFIRMED_TEXTS } from 'nestjs-haptik/internal/pure';
import { Button, CloseButton, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId, useState } from 'react';
import { useIntl } from 'react-intl';
import { useFormatLanguageCounts } from '../../publishing/language.counts.hook.js';
import type { PublishCount } from '../../publishing/publish.count.js';
import { PublishDialog } from '../../publishing/publish.dialog.js';
import { useFocusReturn } from '../../records/focus.return.hook.js';
import { useCurrentUser } from '../../session/session.queries.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { ScheduleDialog } from '../editor/schedule.dialog.js';
import classes from './bulk.module.css';
import { collectDrafts, type SelectedMessage } from './bulk.drafts.js';
import { type BulkPublication, useBulkPublish } from './bulk.publish.js';
import { BulkErrorDialog } from './bulk.error.dialog.js';

interface BulkBarProps {
  readonly selectedMessages: readonly SelectedMessage[];
  /** The visible languages; no action includes another one. */
  readonly languages: readonly string[];
  readonly onDeselect: (keys: ReadonlySet<string>) => void;
  readonly onDone: () => void;
}

/** The actions for the selected messages. Appears with the first selection. */
export function BulkBar(props: BulkBarProps) {
  return props.selectedMessages.length > 0 && <VisibleBulkBar {...props} />;
}

function VisibleBulkBar({ selectedMessages, languages, onDeselect, onDone }: BulkBarProps) {
  useFocusReturn();
  const id = useId();
  const text = useTranslate();
  const intl = useIntl();
  const formatLanguageCounts = useFormatLanguageCounts();
  const [isScheduling, schedule] = useDisclosure(false);
  const [toConfirm, setToConfirm] = useState<
    BulkPublication & { counts: readonly PublishCount[] }
  >();
  const publish = useBulkPublish(onDone);
  const { texts, counts, hidden } = collectDrafts(selectedMessages, languages, useCurrentUser());
  const publishOrConfirm = (publication: BulkPublication): void => {
    if (publication.texts.length > MAX_UNCONFIRMED_TEXTS) setToConfirm({ ...publication, counts });
    else publish.mutate(publication);
  };
  return (
    <>
      <Paper
        className={classes.bar ?? ''}
        shadow="lg"
        withBorder
        role="region"
        aria-label={text('bulk.bar')}
      >
        <Stack gap={2}>
          <Text size="sm" fw={600} role="status">
            {text('bulk.selected', { count: selectedMessages.length })}
          </Text>
          <Text size="xs" c="dimmed" id={id}>
            {counts.length > 0 &&
              text('bulk.languages', { languages: formatLanguageCounts(counts) })}
            {counts.length > 0 && hidden.length > 0 && <br />}
            {hidden.length > 0 && text('bulk.hidden', { languages: formatLanguageCounts(hidden) })}
          </Text>
        </Stack>
        <Button
          size="sm"
          disabled={texts.length === 0}
          loading={publish.isPending}
          aria-describedby={id}
          onClick={() => publishOrConfirm({ texts })}
        >
          {text('bulk.publish', { count: texts.length })}
        </Button>
        {texts.length > 0 && (
          <Button size="sm" variant="default" aria-describedby={id} onClick={schedule.open}>
            {text('bulk.schedule')}
          </Button>
        )}
        <CloseButton aria-label={text('bulk.clear')} onClick={onDone} />
      </Paper>
      <ScheduleDialog
        isOpen={isScheduling}
        onClose={schedule.close}
        onChoose={(at) => publishOrConfirm({ texts, at })}
      />
      {toConfirm && (
        <PublishDialog
          counts={toConfirm.counts}
          at={
            toConfirm.at && intl.formatDate(toConfirm.at, { dateStyle: 'full', timeStyle: 'short' })
          }
          onClose={() => setToConfirm(undefined)}
          onConfirm={() => {
            setToConfirm(undefined);
            publish.mutate({
              texts: toConfirm.texts,
              ...(toConfirm.at !== undefined && { at: toConfirm.at }),
            });
          }}
        />
      )}
      <BulkErrorDialog
        error={publish.error}
        texts={publish.variables?.texts ?? []}
        onClose={(changed) => {
          publish.reset();
          onDeselect(changed);
        }}
        onOthers={(others) => publish.mutate({ ...publish.variables, texts: others })}
      />
    </>
  );
}
