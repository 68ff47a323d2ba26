import { Text } from '@mantine/core';
import { FormattedDate } from 'react-intl';
import type { AuditEvent } from '../api/contract.js';
import { RecordsTable } from '../records/records.table.js';
import { useText } from '../texts/text.hook.js';
import { useActionName } from './action.name.js';
import { useDetail } from './audit.detail.js';
import { useSubjectName } from './subject.name.js';

/** As the log calls whoever is not signed in, and of whom an e-mail was no user's. */
const NOBODY = 'nobody';
const SOMEBODY = 'somebody';

export function AuditTable({ events }: { events: readonly AuditEvent[] }) {
  const text = useText();
  const nameOf = useActionName();
  const subjectOf = useSubjectName();
  const detailOf = useDetail();
  /** Whoever does something to themselves, or is not known, is named once. */
  const withoutWho = (by: string, subject: string): string | null => {
    const name = subjectOf(subject);
    return name === by || name === SOMEBODY ? null : name;
  };
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
          render: ({ by }) => (by === NOBODY ? text('audit.nobody') : by),
        },
        {
          id: 'action',
          label: text('audit.action'),
          render: ({ by, action, subject, detail }) => (
            <What name={nameOf(action)} about={[withoutWho(by, subject), detailOf(detail)]} />
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

interface WhatProps {
  readonly name: string;
  readonly about: readonly (string | null)[];
}

function What({ name, about }: WhatProps) {
  const told = about.filter((part) => part !== null);
  return (
    <>
      <Text size="sm" fw={500} span>
        {name}
      </Text>
      {told.length > 0 && (
        <Text size="sm" c="dimmed">
          {told.join(' · ')}
        </Text>
      )}
    </>
  );
}
