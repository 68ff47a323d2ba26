import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslate } from '../../i18n/translate.hook.js';

/** The server's notices about the whole file, e.g. an ignored column. */
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
