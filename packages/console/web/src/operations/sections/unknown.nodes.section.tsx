import { Text } from '@mantine/core';
import type { OperationsOverviewJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { RecordsTable } from '../../records/records.table.js';
import { DateTime } from '../../ui/date.time.js';
import { useFormat } from '../format.hook.js';
import { hasSeveralBots } from '../operations.types.js';
import { StatusSection } from './status.section.js';
import { SECTION_IDS } from './section.ids.js';

/** Nodes that the bot calls and no method handles, with the name that may be meant. */
export function UnknownNodesSection({ overview }: { overview: OperationsOverviewJson }) {
  const text = useTranslate();
  const format = useFormat();
  if (overview.unknownNodes.length === 0) return null;
  return (
    <StatusSection
      id={SECTION_IDS.unknown}
      title={text('operations.unknown')}
      description={text('operations.unknown.description')}
    >
      <RecordsTable
        caption={text('operations.unknown')}
        rows={overview.unknownNodes}
        keyOf={({ bot, name }) => `${bot} ${name}`}
        columns={[
          {
            id: 'name',
            label: text('operations.unknown.name'),
            kind: 'plain',
            render: ({ bot, name, isHandledByFallback }) => (
              <>
                <Text size="sm" fw={600}>
                  <bdi>{hasSeveralBots(overview) ? `${bot} / ${name}` : name}</bdi>
                </Text>
                {isHandledByFallback && (
                  <Text size="xs" c="dimmed">
                    {text('operations.unknown.handled')}
                  </Text>
                )}
              </>
            ),
          },
          {
            id: 'nearest',
            label: text('operations.unknown.nearest'),
            render: ({ nearestName }) =>
              nearestName === null ? (
                <Text size="sm" c="dimmed">
                  {text('operations.unknown.nearest.none')}
                </Text>
              ) : (
                <bdi>
                  <b>{nearestName}</b>
                </bdi>
              ),
          },
          {
            id: 'calls',
            label: text('operations.unknown.calls'),
            render: ({ calls }) => format.number(calls),
          },
          {
            id: 'last',
            label: text('operations.unknown.last'),
            render: ({ lastCalledAt }) => <DateTime at={lastCalledAt} />,
          },
        ]}
      />
    </StatusSection>
  );
}
