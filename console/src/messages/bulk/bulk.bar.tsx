import { Button, CloseButton, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId, useState } from 'react';
import { useIntl } from 'react-intl';
import { MOST_UNASKED } from '../../../../src/console/copy/live.limit.js';
import { useLanguageCounts } from '../../publishing/language.counts.js';
import type { LiveCount } from '../../publishing/live.count.js';
import { LiveDialog } from '../../publishing/live.dialog.js';
import { useFocusReturn } from '../../records/focus.return.js';
import { useMe } from '../../session/session.queries.js';
import { useText } from '../../texts/text.hook.js';
import { ScheduleDialog } from '../editor/schedule.dialog.js';
import classes from './bulk.module.css';
import { draftsOf, type Ticked } from './bulk.drafts.js';
import { type BulkPublication, useBulkPublish } from './bulk.publish.js';
import { BulkResult } from './bulk.result.js';

interface BulkBarProps {
  readonly ticked: readonly Ticked[];
  /** The languages that are columns: no action touches another one. */
  readonly languages: readonly string[];
  readonly onUntick: (keys: ReadonlySet<string>) => void;
  readonly onDone: () => void;
}

/** Appears with the first selected message: what can be done with all that are selected. */
export function BulkBar(props: BulkBarProps) {
  return props.ticked.length > 0 && <Bar {...props} />;
}

function Bar({ ticked, languages, onUntick, onDone }: BulkBarProps) {
  useFocusReturn();
  const id = useId();
  const text = useText();
  const intl = useIntl();
  const languageCounts = useLanguageCounts();
  const [isScheduling, schedule] = useDisclosure(false);
  const [asked, ask] = useState<BulkPublication & { counts: readonly LiveCount[] }>();
  const publish = useBulkPublish(onDone);
  const { texts, counts, hidden } = draftsOf(ticked, languages, useMe());
  const publishOrAsk = (publication: BulkPublication): void => {
    if (publication.texts.length > MOST_UNASKED) ask({ ...publication, counts });
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
            {text('bulk.selected', { count: ticked.length })}
          </Text>
          <Text size="xs" c="dimmed" id={id}>
            {counts.length > 0 && text('bulk.languages', { languages: languageCounts(counts) })}
            {counts.length > 0 && hidden.length > 0 && <br />}
            {hidden.length > 0 && text('bulk.hidden', { languages: languageCounts(hidden) })}
          </Text>
        </Stack>
        <Button
          size="sm"
          disabled={texts.length === 0}
          loading={publish.isPending}
          aria-describedby={id}
          onClick={() => publishOrAsk({ texts })}
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
        onChoose={(at) => publishOrAsk({ texts, at })}
      />
      {asked && (
        <LiveDialog
          counts={asked.counts}
          at={asked.at && intl.formatDate(asked.at, { dateStyle: 'full', timeStyle: 'short' })}
          onClose={() => ask(undefined)}
          onConfirm={() => {
            ask(undefined);
            publish.mutate({ texts: asked.texts, ...(asked.at !== undefined && { at: asked.at }) });
          }}
        />
      )}
      <BulkResult
        error={publish.error}
        texts={publish.variables?.texts ?? []}
        onClose={(changed) => {
          publish.reset();
          onUntick(changed);
        }}
        onOthers={(others) => publish.mutate({ ...publish.variables, texts: others })}
      />
    </>
  );
}
