import { List, Text } from '@mantine/core';
import type { Channel } from '../../../../src/hsl/channel/channel.rules.js';
import type { Change } from '../../../../src/hsl/fit/fitting.js';
import { useText } from '../../texts/text.hook.js';
import { nameOf } from './channels.js';

/** What became of a message so that a channel can show it. */
export function ChangeList({ changes, channel }: { changes: readonly Change[]; channel: Channel }) {
  const text = useText();
  const names = [...new Set(changes.map(({ change }) => change))];
  if (names.length === 0) return null;
  return (
    <div>
      <Text size="sm">{text('preview.changes', { channel: nameOf(channel) })}</Text>
      <List size="sm">
        {names.map((name) => (
          <List.Item key={name}>{text(`preview.change.${name}`)}</List.Item>
        ))}
      </List>
      <Text size="xs" c="dimmed">
        {text('preview.changes.about')}
      </Text>
    </div>
  );
}
