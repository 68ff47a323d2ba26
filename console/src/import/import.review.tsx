import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ImportPreview } from '../api/contract.js';
import { MOST_UNASKED } from '../../../src/console/copy/live.limit.js';
import { isProblem } from '../api/problem.error.js';
import { liveTotal } from '../publishing/live.count.js';
import { LiveDialog } from '../publishing/live.dialog.js';
import { useText } from '../texts/text.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';
import { EmptyState } from '../ui/empty.state.js';
import { IconEqual } from '@tabler/icons-react';
import { ApplyBar } from './apply.bar.js';
import { ImportNotices } from './import.notices.js';
import type { ImportFile } from './import.file.js';
import { liveCounts } from './live.counts.js';
import { ReviewTabs } from './review.tabs.js';
import { countOf, NONE, type Taken, takeOf } from './taken.conflicts.js';
import type { ImportChoice } from './import.state.js';

interface ImportReviewProps {
  readonly file: ImportFile;
  readonly preview: ImportPreview;
  readonly error: unknown;
  readonly onApply: (choice: ImportChoice) => void;
  readonly onLookAgain: () => void;
  readonly onReset: () => void;
}

/** What the import would do, and what is decided about it. */
export function ImportReview(props: ImportReviewProps) {
  const { file, preview, error, onApply, onLookAgain, onReset } = props;
  const text = useText();
  const [taken, setTaken] = useState(NONE);
  const [isAsked, ask] = useState(false);
  const { changes, conflicts, refused, rows, unchanged } = preview;
  const live = liveCounts(preview, taken);
  const apply = (publish: boolean): void =>
    onApply({
      take: takeOf(taken, conflicts),
      publish,
      ...(publish && { confirmed: liveTotal(live) }),
    });
  const isNothing = changes.total + conflicts.total + refused.total === 0;
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
          <Button onClick={onLookAgain}>{text('import.look-again')}</Button>
        </Group>
      )}
      {isNothing ? (
        <EmptyState
          icon={<IconEqual size={24} />}
          title={text('import.nothing')}
          detail={text(whyNothing(preview))}
        />
      ) : (
        <>
          <ReviewTabs preview={preview} taken={taken} onTake={(now: Taken) => setTaken(now)} />
          <ApplyBar
            count={changes.total + countOf(taken, conflicts)}
            kept={conflicts.total - countOf(taken, conflicts)}
            onApply={(publish) =>
              publish && liveTotal(live) > MOST_UNASKED ? ask(true) : apply(publish)
            }
          />
          {isAsked && (
            <LiveDialog counts={live} onClose={() => ask(false)} onConfirm={() => apply(true)} />
          )}
        </>
      )}
    </Stack>
  );
}

/** There may be no texts in the file, or all of them here already. */
function whyNothing({ rows, unchanged }: ImportPreview) {
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
