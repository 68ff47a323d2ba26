import { List, Text } from '@mantine/core';
import type { AdaptationChange } from 'nestjs-haptik/hsl';
import { CHAT_LABELS, type ChatLabels } from './chat.labels.js';

interface ChannelChangeListProps {
  readonly changes: readonly AdaptationChange[];
  /** Above the list. */
  readonly title: string;
  /** Below the list. */
  readonly note?: string;
  readonly labels?: ChatLabels;
}

/** The changes made to a message so that a channel can show it. */
export function ChannelChangeList(props: ChannelChangeListProps) {
  const { changes, title, note, labels = CHAT_LABELS } = props;
  const kinds = [...new Set(changes.map(({ change }) => change))];
  if (kinds.length === 0) return null;
  return (
    <div>
      <Text size="sm">{title}</Text>
      <List size="sm">
        {kinds.map((kind) => (
          <List.Item key={kind}>{labels.changes[kind]}</List.Item>
        ))}
      </List>
      {note !== undefined && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </div>
  );
}
