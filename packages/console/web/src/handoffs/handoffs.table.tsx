import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import { RecordsTable } from '../records/records.table.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { DateTime } from '../ui/date.time.js';
import { HandoffActionDialog } from './handoff.action.dialog.js';
import { HandoffActions } from './handoff.actions.js';
import type { HandoffJson } from './handoff.types.js';
import type { HandoffAction } from './handoffs.queries.js';
import { STATE_STYLES } from './state.styles.js';

interface PendingAction {
  readonly entry: HandoffJson;
  readonly action: HandoffAction;
}

export function HandoffsTable({ entries }: { entries: readonly HandoffJson[] }) {
  const text = useTranslate();
  const [pendingAction, setPendingAction] = useState<PendingAction>();
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
            render: (entry) => <StateCell entry={entry} />,
          },
          {
            id: 'created',
            label: text('handoffs.created'),
            width: '9rem',
            render: ({ createdAt }) => <DateTime at={createdAt} />,
          },
          {
            id: 'node',
            label: text('handoffs.node'),
            render: (entry) => <OriginCell entry={entry} />,
          },
          {
            id: 'chat',
            label: text('handoffs.chat'),
            render: (entry) => <ChatCell entry={entry} />,
          },
          {
            id: 'actions',
            label: text('handoffs.actions'),
            kind: 'actions',
            render: (entry) => (
              <HandoffActions
                entry={entry}
                onAction={(action) => setPendingAction({ entry, action })}
              />
            ),
          },
        ]}
      />
      {pendingAction && (
        <HandoffActionDialog {...pendingAction} onClose={() => setPendingAction(undefined)} />
      )}
    </>
  );
}

function StateCell({ entry }: { entry: HandoffJson }) {
  const text = useTranslate();
  const { state, attempts, lastError, changedBy } = entry;
  const { icon: Icon, color } = STATE_STYLES[state];
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
      {lastError !== undefined && (
        <Text size="xs" c="dimmed">
          {lastError}
        </Text>
      )}
    </>
  );
}

function OriginCell({ entry }: { entry: HandoffJson }) {
  const text = useTranslate();
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

function ChatCell({ entry }: { entry: HandoffJson }) {
  const text = useTranslate();
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
