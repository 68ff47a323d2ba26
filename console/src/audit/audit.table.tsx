import { Text } from '@mantine/core';
import { FormattedDate } from 'react-intl';
import type { AuditEvent } from '../api/contract.js';
import { RecordsTable } from '../records/records.table.js';
import { useText } from '../texts/text.hook.js';
import { useActionName } from './action.name.js';

export function AuditTable({ events }: { events: readonly AuditEvent[] }) {
  const text = useText();
  const nameOf = useActionName();
  return (
    <RecordsTable
      caption={text('audit.title')}
      rows={events}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'at',
          label: text('audit.at'),
          width: '11rem',
          render: ({ at }) => (
            <time dateTime={at}>
              <FormattedDate value={at} dateStyle="medium" timeStyle="short" />
            </time>
          ),
        },
        { id: 'by', label: text('audit.by'), width: '22%', render: ({ by }) => by },
        {
          id: 'action',
          label: text('audit.action'),
          render: (event) => <What event={event} name={nameOf(event.action)} />,
        },
        {
          id: 'ip',
          label: text('audit.ip'),
          width: '9rem',
          render: ({ ipAddress }) => ipAddress ?? '–',
        },
      ]}
    />
  );
}

function What({ event, name }: { event: AuditEvent; name: string }) {
  const { subject, detail } = event;
  return (
    <>
      <Text size="sm" fw={500} span>
        {name}
      </Text>
      <Text size="sm" c="dimmed">
        {detail === null ? subject : `${subject} · ${detail}`}
      </Text>
    </>
  );
}
