import { Text } from '@mantine/core';
import { FormattedDate } from 'react-intl';
import type { AuditEventJson } from '../api/contract.js';
import { RecordsTable } from '../records/records.table.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { useActionName } from './action.name.hook.js';
import { useAuditDetail } from './audit.detail.hook.js';
import { useSubjectName } from './subject.name.hook.js';

/** The log's values for a requester without a session, and for an e-mail address of no user. */
const ANONYMOUS_ACTOR = 'anonymous';
const UNKNOWN_SUBJECT = 'unknown';

export function AuditTable({ events }: { events: readonly AuditEventJson[] }) {
  const text = useTranslate();
  const nameOf = useActionName();
  const subjectOf = useSubjectName();
  const detailOf = useAuditDetail();
  /** The subject is omitted if it is the actor or unknown. */
  const subjectUnlessActor = (by: string, subject: string): string | null => {
    const name = subjectOf(subject);
    return name === by || name === UNKNOWN_SUBJECT ? null : name;
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
          render: ({ by }) => (by === ANONYMOUS_ACTOR ? text('audit.anonymous') : by),
        },
        {
          id: 'action',
          label: text('audit.action'),
          render: ({ by, action, subject, detail }) => (
            <ActionSummary
              name={nameOf(action)}
              details={[subjectUnlessActor(by, subject), detailOf(detail)]}
            />
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

interface ActionSummaryProps {
  readonly name: string;
  readonly details: readonly (string | null)[];
}

function ActionSummary({ name, details }: ActionSummaryProps) {
  const shownDetails = details.filter((part) => part !== null);
  return (
    <>
      <Text size="sm" fw={500} span>
        {name}
      </Text>
      {shownDetails.length > 0 && (
        <Text size="sm" c="dimmed">
          {shownDetails.join(' · ')}
        </Text>
      )}
    </>
  );
}
