import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconHeadset } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { OperationsOverviewJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { RecordsTable } from '../../records/records.table.js';
import { DateTime } from '../../ui/date.time.js';
import { waitSeverity } from '../answers/waiting.answer.js';
import { useFormat } from '../format.hook.js';
import { nodeLabel } from '../nodes/node.label.js';
import { isCircuitOpen } from '../nodes/node.trouble.js';
import { StatusSection } from './status.section.js';
import { SECTION_IDS } from './section.ids.js';
import { SeverityLabel } from './severity.label.js';

interface PendingChatsSectionProps {
  readonly overview: OperationsOverviewJson;
  readonly ageSeconds: number;
}

/** The chats that wait for an agent, with their age. */
export function PendingChatsSection({ overview, ageSeconds }: PendingChatsSectionProps) {
  const text = useTranslate();
  const format = useFormat();
  const { pendingChats, desks } = overview;
  const { count, oldest, warningAgeSeconds, criticalAgeSeconds } = pendingChats;
  const closedDesks = desks.filter(isCircuitOpen);
  const hiddenCount = count - oldest.length;
  return (
    <StatusSection
      id={SECTION_IDS.pending}
      title={text('operations.pending')}
      description={text('operations.pending.description', {
        warning: format.period(warningAgeSeconds),
        critical: format.period(criticalAgeSeconds),
      })}
      actions={
        <Group gap="xs">
          {pendingChats.lostInRange > 0 && (
            <Button component={Link} to="/handoffs?state=dead-letter" variant="default" size="xs">
              {text('operations.pending.lost')}
            </Button>
          )}
          <Button component={Link} to="/handoffs?state=pending" variant="default" size="xs">
            {text('operations.pending.open')}
          </Button>
        </Group>
      }
    >
      <Stack gap="sm">
        {closedDesks.map(({ bot }) => (
          <Alert key={bot} color="red" icon={<IconHeadset size={18} aria-hidden />} py={8}>
            {text('operations.pending.desk', { bot })}
          </Alert>
        ))}
        {oldest.length === 0 ? (
          <Text size="sm">{text('operations.pending.none')}</Text>
        ) : (
          <RecordsTable
            caption={text('operations.pending')}
            rows={oldest}
            keyOf={({ id }) => id}
            columns={[
              {
                id: 'age',
                label: text('operations.pending.age'),
                width: '9rem',
                render: (chat) => {
                  const age = chat.ageSeconds + ageSeconds;
                  return (
                    <SeverityLabel severity={waitSeverity(age, pendingChats)} isNamed>
                      {format.period(age)}
                    </SeverityLabel>
                  );
                },
              },
              {
                id: 'node',
                label: text('operations.pending.node'),
                render: (chat) => <bdi>{nodeLabel(chat, overview, text)}</bdi>,
              },
              {
                id: 'team',
                label: text('operations.pending.team'),
                render: ({ team }) => team ?? text('operations.pending.team.default'),
              },
              {
                id: 'attempts',
                label: text('operations.pending.attempts'),
                render: ({ attempts, lastError }) => (
                  <>
                    {format.number(attempts)}
                    {lastError !== null && (
                      <Text size="xs" c="dimmed" dir="auto">
                        {lastError}
                      </Text>
                    )}
                  </>
                ),
              },
              {
                id: 'expires',
                label: text('operations.pending.expires'),
                width: '9rem',
                render: ({ expiresAt }) => <DateTime at={expiresAt} />,
              },
            ]}
          />
        )}
        {hiddenCount > 0 && (
          <Text size="sm" c="dimmed">
            {text('operations.pending.more', { count: hiddenCount })}
          </Text>
        )}
      </Stack>
    </StatusSection>
  );
}
