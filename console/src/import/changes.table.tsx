import { Stack } from '@mantine/core';
import type { ImportPreview } from '../api/contract.js';
import { DiffView } from '../history/diff.view.js';
import { RecordsTable } from '../records/records.table.js';
import { useText } from '../texts/text.hook.js';
import { FindingLines } from './finding.lines.js';
import { FirstOnly } from './first.only.js';
import { TextPlace } from './text.place.js';

/** What the file changes, with what the checks say about it. */
export function ChangesTable({ changes: { total, first } }: Pick<ImportPreview, 'changes'>) {
  const text = useText();
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
            render: (change) => <TextPlace of={change} />,
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
      <FirstOnly shown={first.length} total={total} />
    </Stack>
  );
}
