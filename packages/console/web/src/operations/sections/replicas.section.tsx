import { Text } from '@mantine/core';
import type { OperationsOverviewJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { RecordsTable } from '../../records/records.table.js';
import { DateTime } from '../../ui/date.time.js';
import { StatusSection } from './status.section.js';
import { SECTION_IDS } from './section.ids.js';
import { SeverityLabel } from './severity.label.js';

/** The processes of the application. */
export function ReplicasSection({ overview }: { overview: OperationsOverviewJson }) {
  const text = useTranslate();
  const { replicas, storage } = overview;
  return (
    <StatusSection
      id={SECTION_IDS.replicas}
      title={text('operations.replicas')}
      description={
        storage.isShared
          ? text('operations.replicas.description', { database: storage.name })
          : text('operations.replicas.embedded')
      }
    >
      {replicas.length === 0 ? (
        <Text size="sm">{text('operations.replicas.none')}</Text>
      ) : (
        <RecordsTable
          caption={text('operations.replicas')}
          rows={replicas}
          keyOf={({ id }) => id}
          columns={[
            {
              id: 'id',
              label: text('operations.replicas.id'),
              kind: 'plain',
              render: ({ id, isCurrent }) => (
                <>
                  <Text size="sm" fw={600}>
                    {id}
                  </Text>
                  {isCurrent && (
                    <Text size="xs" c="dimmed">
                      {text('operations.replicas.current')}
                    </Text>
                  )}
                </>
              ),
            },
            {
              id: 'state',
              label: text('operations.replicas.state'),
              render: ({ isMissing }) => (
                <SeverityLabel severity={isMissing ? 'warning' : 'good'}>
                  {text(
                    isMissing ? 'operations.replicas.missing' : 'operations.replicas.reporting',
                  )}
                </SeverityLabel>
              ),
            },
            {
              id: 'reported',
              label: text('operations.replicas.reported'),
              render: ({ lastReportAt }) => <DateTime at={lastReportAt} />,
            },
            {
              id: 'version',
              label: text('operations.replicas.version'),
              render: ({ version }) => version,
            },
            {
              id: 'started',
              label: text('operations.replicas.started'),
              render: ({ startedAt }) => <DateTime at={startedAt} />,
            },
          ]}
        />
      )}
    </StatusSection>
  );
}
