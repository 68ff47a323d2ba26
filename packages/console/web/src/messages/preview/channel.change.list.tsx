import { List, Text } from '@mantine/core';
import type { AdaptationChange, Channel } from 'nestjs-haptik/hsl';
import { useTranslate } from '../../i18n/translate.hook.js';
import { channelName } from './channels.js';

/** The changes made to a message so that a channel can show it. */
export function ChannelChangeList({
  changes,
  channel,
}: {
  changes: readonly AdaptationChange[];
  channel: Channel;
}) {
  const text = useTranslate();
  const names = [...new Set(changes.map(({ change }) => change))];
  if (names.length === 0) return null;
  return (
    <div>
      <Text size="sm">{text('preview.changes', { channel: channelName(channel) })}</Text>
      <List size="sm">
        {names.map((name) => (
          <List.Item key={name}>{text(`preview.change.${name}`)}</List.Item>
        ))}
      </List>
      <Text size="xs" c="dimmed">
        {text('preview.changes.description')}
      </Text>
    </div>
  );
}
