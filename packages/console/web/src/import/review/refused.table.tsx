import { Stack, Text } from '@mantine/core';
import { FormattedNumber } from 'react-intl';
import type { ImportPreviewJson } from '../../api/contract.js';
import { useLanguageName } from '../../messages/languages/language.name.hook.js';
import { RecordsTable } from '../../records/records.table.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { TruncationNote } from './truncation.note.js';

/** The refused rows with their row number in the file and the reason. */
export function RefusedTable({ refused: { total, first } }: Pick<ImportPreviewJson, 'refused'>) {
  const text = useTranslate();
  const nameOf = useLanguageName();
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {text('import.refused.description')}
      </Text>
      <RecordsTable
        caption={text('import.refused')}
        rows={first}
        keyOf={({ row, key, language }) => JSON.stringify([row, key, language])}
        columns={[
          {
            id: 'row',
            label: text('import.row'),
            width: '5rem',
            render: ({ row }) => <FormattedNumber value={row} />,
          },
          { id: 'key', label: text('import.key'), width: '30%', render: ({ key }) => <b>{key}</b> },
          {
            id: 'language',
            label: text('import.language'),
            width: '9rem',
            render: ({ language }) => (language === null ? '–' : nameOf(language)),
          },
          { id: 'reason', label: text('import.reason'), render: ({ reason }) => reason },
        ]}
      />
      <TruncationNote shown={first.length} total={total} />
    </Stack>
  );
}
