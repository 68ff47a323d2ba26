import { Stack } from '@mantine/core';
import type { ImportPreviewJson } from '../../api/contract.js';
import { DiffView } from '../../history/diff.view.js';
import { RecordsTable } from '../../records/records.table.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { FindingLines } from './finding.lines.js';
import { TruncationNote } from './truncation.note.js';
import { TextLink } from './text.link.js';

/** The changes in the file, with their check findings. */
export function ChangesTable({ changes: { total, first } }: Pick<ImportPreviewJson, 'changes'>) {
  const text = useTranslate();
  return (
    <Stack>
      <RecordsTable
        caption={text('import.changes')}
        rows={first}
        keyOf={({ key, language }) => JSON.stringify([key, language])}
        columns={[
          {
            id: 'text',
            label: text('import.text'),
            kind: 'plain',
            width: '32%',
            render: (change) => <TextLink of={change} />,
          },
          {
            id: 'change',
            label: text('import.change'),
            kind: 'plain',
            render: (change) => (
              <>
                <DiffView {...change} />
                <FindingLines findings={change.findings} />
              </>
            ),
          },
        ]}
      />
      <TruncationNote shown={first.length} total={total} />
    </Stack>
  );
}
