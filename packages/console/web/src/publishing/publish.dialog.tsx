import { Stack, Text } from '@mantine/core';
import { FormattedNumber } from 'react-intl';
import { useLanguageName } from '../messages/languages/language.name.hook.js';
import { ConfirmDialog } from '../records/confirm.dialog.js';
import { RecordsTable } from '../records/records.table.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { type PublishCount, totalOf } from './publish.count.js';

interface PublishDialogProps {
  readonly counts: readonly PublishCount[];
  /** The formatted publication time; undefined publishes at once. */
  readonly at?: string | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

const IDLE = { isPending: false, error: null };

/** Asks for confirmation before many texts go live: how many of each language, and how many are new. */
export function PublishDialog({ counts, at, onConfirm, onClose }: PublishDialogProps) {
  const text = useTranslate();
  const nameOf = useLanguageName();
  const count = totalOf(counts);
  return (
    <ConfirmDialog
      title={text('publishing.title', { count })}
      confirmLabel={text(at === undefined ? 'publishing.confirm' : 'publishing.schedule', {
        count,
      })}
      action={IDLE}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text size="sm">
          {at === undefined
            ? text('publishing.description')
            : text('publishing.description.at', { at })}
        </Text>
        <RecordsTable
          caption={text('publishing.counts')}
          rows={counts}
          keyOf={({ language }) => language}
          columns={[
            {
              id: 'language',
              label: text('publishing.language'),
              kind: 'plain',
              render: ({ language }) => <b>{nameOf(language)}</b>,
            },
            {
              id: 'added',
              label: text('publishing.added'),
              render: ({ added }) => <FormattedNumber value={added} />,
            },
            {
              id: 'changed',
              label: text('publishing.changed'),
              render: ({ changed }) => <FormattedNumber value={changed} />,
            },
          ]}
        />
      </Stack>
    </ConfirmDialog>
  );
}
