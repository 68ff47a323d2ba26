import { Text } from '@mantine/core';
import { FormattedDate } from 'react-intl';
import type { AuditEvent } from '../api/contract.js';
import { RecordsTable } from '../records/records.table.js';
import { useText } from '../texts/text.hook.js';
import { useActionName } from './action.name.js';
import { useDetail } from './audit.detail.js';
import { useSubjectName } from './subject.name.js';

export function AuditTable({ events }: { events: readonly AuditEvent[] }) {
  const text = useText();
  const nameOf = useActionName();
  const subjectOf = useSubjectName();
  const detailOf = useDetail();
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
        {
          id: 'by',
          label: text('audit.by'),
          width: '22%',
          render: ({ by }) => by,
        },
        {
          id: 'action',
          label: text('audit.action'),
          render: ({ action, subject, detail }) => (
            <What name={nameOf(action)} subject={subjectOf(subject)} detail={detailOf(detail)} />
          ),
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

interface WhatProps extends Pick<AuditEvent, 'subject' | 'detail'> {
  readonly name: string;
}

function What({ name, subject, detail }: WhatProps) {
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
