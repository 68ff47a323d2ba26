import { Text } from '@mantine/core';
import { useTranslate } from '../../i18n/translate.hook.js';

/** States that a table does not show all rows. */
export function TruncationNote({ shown, total }: { shown: number; total: number }) {
  const text = useTranslate();
  if (shown >= total) return null;
  return (
    <Text size="sm" c="dimmed" ta="center">
      {text('import.truncated', { shown, total })}
    </Text>
  );
}
