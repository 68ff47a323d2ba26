import { Text } from '@mantine/core';
import { useText } from '../texts/text.hook.js';
import { Moment } from '../ui/moment.js';
import type { SwitchView } from './node.views.js';

/** Who set a switch, when, and why. */
export function SwitchNote({ held: { note, by, changedAt } }: { held: SwitchView }) {
  const text = useText();
  return (
    <>
      {note !== undefined && <Text size="sm">“{note}”</Text>}
      <Text size="xs" c="dimmed">
        {by ?? text('nodes.somebody')} · <Moment at={changedAt} />
      </Text>
    </>
  );
}
