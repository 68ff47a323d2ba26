import { Text } from '@mantine/core';
import { FormattedDate, useIntl } from 'react-intl';
import type { AuditEventJson } from '../api/contract.js';
import { RecordsTable } from '../records/records.table.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { useUsers } from '../users/users.queries.js';
import { useActionName } from './action.name.hook.js';

/** The log's value for a requester without a session. */
const ANONYMOUS_ACTOR = 'anonymous';

const ISO_TIMESTAMP = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

export function AuditTable({ events }: { events: readonly AuditEventJson[] }) {
  const text = useTranslate();
  const nameOf = useActionName();
  const subjectOf = useSubjectName();
  const detailOf = useAuditDetail();
  /** The subject is omitted if it is the actor. */
  const subjectUnlessActor = (by: string, subject: string): string | null => {
    const name = subjectOf(subject);
    return name === by ? null : name;
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

/** Returns the name of the subject of an entry, if the log has the id of a user. */
function useSubjectName(): (subject: string) => string {
  const users = useUsers().data ?? [];
  return (subject) => users.find(({ id }) => id === subject)?.name ?? subject;
}

/** Formats the details of an entry, with timestamps in the user's locale. */
function useAuditDetail(): (detail: string | null) => string | null {
  const intl = useIntl();
  return (detail) =>
    detail?.replace(ISO_TIMESTAMP, (at) =>
      intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' }),
    ) ?? null;
}
