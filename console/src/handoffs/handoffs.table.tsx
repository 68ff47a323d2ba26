import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import { RecordsTable } from '../records/records.table.js';
import { useText } from '../texts/text.hook.js';
import { Moment } from '../ui/moment.js';
import { DecisionDialog } from './decision.dialog.js';
import { HandoffActions } from './handoff.actions.js';
import type { HandoffView } from './handoff.views.js';
import type { Decision } from './handoffs.queries.js';
import { STATE_LOOKS } from './state.looks.js';

interface Decided {
  readonly entry: HandoffView;
  readonly decision: Decision;
}

export function HandoffsTable({ entries }: { entries: readonly HandoffView[] }) {
  const text = useText();
  const [decided, setDecided] = useState<Decided>();
  return (
    <>
      <RecordsTable
        caption={text('handoffs.title')}
        rows={entries}
        keyOf={({ id }) => id}
        columns={[
          {
            id: 'state',
            label: text('handoffs.state'),
            width: '20%',
            render: (entry) => <State entry={entry} />,
          },
          {
            id: 'promised',
            label: text('handoffs.promised'),
            width: '9rem',
            render: ({ promisedAt }) => <Moment at={promisedAt} />,
          },
          { id: 'node', label: text('handoffs.node'), render: (entry) => <Place entry={entry} /> },
          {
            id: 'chat',
            label: text('handoffs.chat'),
            render: (entry) => <Chat entry={entry} />,
          },
          {
            id: 'actions',
            label: text('handoffs.actions'),
            kind: 'actions',
            render: (entry) => (
              <HandoffActions
                entry={entry}
                onDecide={(decision) => setDecided({ entry, decision })}
              />
            ),
          },
        ]}
      />
      {decided && <DecisionDialog {...decided} onClose={() => setDecided(undefined)} />}
    </>
  );
}

function State({ entry }: { entry: HandoffView }) {
  const text = useText();
  const { state, attempts, answer, changedBy } = entry;
  const { icon: Icon, color } = STATE_LOOKS[state];
  return (
    <>
      <Group gap={6} wrap="nowrap">
        <Icon size={16} color={color} aria-hidden />
        <Text size="sm" fw={500}>
          {text(`handoffs.state.${state}`)}
        </Text>
      </Group>
      <Text size="xs" c="dimmed">
        {changedBy === undefined
          ? text('handoffs.attempts', { count: attempts })
          : text('handoffs.changed-by', { name: changedBy })}
      </Text>
      {answer !== undefined && (
        <Text size="xs" c="dimmed">
          {answer}
        </Text>
      )}
    </>
  );
}

function Place({ entry }: { entry: HandoffView }) {
  const text = useText();
  const { bot, node, reason, team } = entry;
  return (
    <>
      <Text size="sm">
        {bot} / <b>{node}</b>
      </Text>
      <Text size="xs" c="dimmed">
        {text(`handoffs.reason.${reason}`)}
      </Text>
      {team !== undefined && (
        <Text size="xs" c="dimmed">
          {text('handoffs.team', { team })}
        </Text>
      )}
    </>
  );
}

function Chat({ entry }: { entry: HandoffView }) {
  const text = useText();
  const { userName, conversationNo } = entry;
  return (
    <>
      <Text size="sm">{userName}</Text>
      {conversationNo !== undefined && (
        <Text size="xs" c="dimmed">
          {text('handoffs.conversation', { number: conversationNo })}
        </Text>
      )}
    </>
  );
}
