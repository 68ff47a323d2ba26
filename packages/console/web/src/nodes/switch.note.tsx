import { Text } from '@mantine/core';
import { useTranslate } from '../i18n/translate.hook.js';
import { DateTime } from '../ui/date.time.js';
import type { SwitchJson } from './node.types.js';

/** Who set a switch, when, and the reason. */
export function SwitchNote({ record: { note, changedBy, changedAt } }: { record: SwitchJson }) {
  const text = useTranslate();
  return (
    <>
      {note !== undefined && <Text size="sm">“{note}”</Text>}
      <Text size="xs" c="dimmed">
        {changedBy ?? text('nodes.unknown-user')} · <DateTime at={changedAt} />
      </Text>
    </>
  );
}
