import { Text } from '@mantine/core';
import { useText } from '../texts/text.hook.js';

/** That a table does not show all there is. */
export function FirstOnly({ shown, total }: { shown: number; total: number }) {
  const text = useText();
  if (shown >= total) return null;
  return (
    <Text size="sm" c="dimmed" ta="center">
      {text('import.first', { shown, total })}
    </Text>
  );
}
