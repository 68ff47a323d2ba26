import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslate } from '../i18n/translate.hook.js';

/** What the server has to say about the file as a whole, e.g. a column that it does not read. */
export function ImportNotices({ notices }: { notices: readonly string[] }) {
  const text = useTranslate();
  if (notices.length === 0) return null;
  return (
    <Alert icon={<IconInfoCircle aria-hidden />} title={text('import.notices')}>
      {notices.map((notice) => (
        <div key={notice}>{notice}</div>
      ))}
    </Alert>
  );
}
