import { MAX_UNCONFIRMED_TEXTS } from 'nestjs-haptik/internal/pure';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '@nestjs-haptik/ui';
import type { ImportPreviewJson } from '../../api/contract.js';
import { isProblem } from '../../api/problem.error.js';
import { totalOf } from '../../publishing/publish.count.js';
import { PublishDialog } from '../../publishing/publish.dialog.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { ProblemAlert } from '../../ui/problem.alert.js';
import { IconEqual } from '@tabler/icons-react';
import { ApplyBar } from './apply.bar.js';
import { ImportNotices } from './import.notices.js';
import type { ImportFile } from '../file/import.file.js';
import { importPublishCounts } from './import.publish.counts.js';
import { ReviewTabs } from './review.tabs.js';
import {
  countSelected,
  NO_CONFLICTS,
  type ConflictSelection,
  toOverwriteRequest,
} from './conflict.selection.js';
import type { ImportApplyOptions } from '../import.state.js';

interface ImportReviewProps {
  readonly file: ImportFile;
  readonly preview: ImportPreviewJson;
  readonly error: unknown;
  readonly onApply: (applyOptions: ImportApplyOptions) => void;
  readonly onPreviewAgain: () => void;
  readonly onReset: () => void;
}

/** The preview of an import, with the choices of the user. */
export function ImportReview(props: ImportReviewProps) {
  const { file, preview, error, onApply, onPreviewAgain, onReset } = props;
  const text = useTranslate();
  const [selection, setSelection] = useState(NO_CONFLICTS);
  const [isConfirming, setConfirming] = useState(false);
  const { changes, conflicts, refused, rows, unchanged } = preview;
  const publishCounts = importPublishCounts(preview, selection);
  const apply = (publish: boolean): void =>
    onApply({
      overwrite: toOverwriteRequest(selection, conflicts),
      publish,
      ...(publish && { confirmed: totalOf(publishCounts) }),
    });
  const isEmpty = changes.total + conflicts.total + refused.total === 0;
  return (
    <Stack>
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          <b>{file.name}</b> <Dimmed>{text('import.summary', { rows, unchanged })}</Dimmed>
        </Text>
        <Button variant="default" size="xs" onClick={onReset}>
          {text('import.other')}
        </Button>
      </Group>
      <ImportNotices notices={preview.notices} />
      <ProblemAlert error={error} />
      {isProblem(error, 'conflict') && (
        <Group>
          <Button onClick={onPreviewAgain}>{text('import.preview-again')}</Button>
        </Group>
      )}
      {isEmpty ? (
        <EmptyState
          icon={<IconEqual size={24} />}
          title={text('import.nothing')}
          detail={text(emptyReasonKey(preview))}
        />
      ) : (
        <>
          <ReviewTabs
            preview={preview}
            selection={selection}
            onSelect={(now: ConflictSelection) => setSelection(now)}
          />
          <ApplyBar
            count={changes.total + countSelected(selection, conflicts)}
            kept={conflicts.total - countSelected(selection, conflicts)}
            onApply={(publish) =>
              publish && totalOf(publishCounts) > MAX_UNCONFIRMED_TEXTS
                ? setConfirming(true)
                : apply(publish)
            }
          />
          {isConfirming && (
            <PublishDialog
              counts={publishCounts}
              onClose={() => setConfirming(false)}
              onConfirm={() => apply(true)}
            />
          )}
        </>
      )}
    </Stack>
  );
}

/** The file may have no texts, or none that differ. */
function emptyReasonKey({ rows, unchanged }: ImportPreviewJson) {
  if (rows === 0) return 'import.nothing.rows';
  return unchanged === 0 ? 'import.nothing.texts' : 'import.nothing.detail';
}

function Dimmed({ children }: { children: string }) {
  return (
    <Text span size="sm" c="dimmed" ml={6}>
      {children}
    </Text>
  );
}
