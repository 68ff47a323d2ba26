import { Text } from '@mantine/core';
import type { OperationsOverviewJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { RecordsTable } from '../../records/records.table.js';
import { useFormat } from '../format.hook.js';
import type { NodeFiguresJson } from '../operations.types.js';
import { SeverityLabel } from '../sections/severity.label.js';
import { NodeCauses } from './node.causes.js';
import { nodeLabel } from './node.label.js';
import { NodeStateCell } from './node.state.cell.js';
import { nodeSeverity } from './node.trouble.js';

interface NodeFiguresTableProps {
  readonly nodes: readonly NodeFiguresJson[];
  readonly overview: OperationsOverviewJson;
}

export function NodeFiguresTable({ nodes, overview }: NodeFiguresTableProps) {
  const text = useTranslate();
  const format = useFormat();
  const share = (part: number, all: number): string => format.share(all === 0 ? 0 : part / all);
  return (
    <RecordsTable
      caption={text('operations.nodes')}
      rows={nodes}
      keyOf={({ bot, node }) => JSON.stringify([bot, node])}
      columns={[
        {
          id: 'node',
          label: text('operations.nodes.node'),
          kind: 'plain',
          width: '19%',
          render: (node) => (
            <SeverityLabel severity={nodeSeverity(node)} isNamed>
              <bdi>
                <b>{nodeLabel(node, overview, text)}</b>
              </bdi>
            </SeverityLabel>
          ),
        },
        {
          id: 'calls',
          label: text('operations.nodes.calls'),
          width: '8%',
          render: ({ calls }) => format.number(calls),
        },
        {
          id: 'failures',
          label: text('operations.nodes.failures'),
          width: '10%',
          render: ({ calls, failures }) =>
            failures === 0 ? (
              <Text size="sm" c="dimmed" span>
                {text('operations.nodes.failures.none')}
              </Text>
            ) : (
              <b>
                {text('operations.nodes.failures.of', {
                  failures: format.number(failures),
                  share: share(failures, calls),
                })}
              </b>
            ),
        },
        {
          id: 'causes',
          label: text('operations.nodes.causes'),
          width: '28%',
          render: (node) => <NodeCauses node={node} />,
        },
        {
          id: 'speed',
          label: text('operations.nodes.speed'),
          width: '12%',
          render: ({ deadlineShareP50: p50, deadlineShareP95: p95 }) =>
            p50 !== null &&
            p95 !== null && (
              <>
                {text('operations.nodes.speed.p95', { p95: format.share(p95) })}
                <Text size="xs" c="dimmed">
                  {text('operations.nodes.speed.p50', { p50: format.share(p50) })}
                </Text>
              </>
            ),
        },
        {
          id: 'handoffs',
          label: text('operations.nodes.handoffs'),
          width: '9%',
          render: ({ handoffs, calls }) =>
            handoffs > 0 &&
            text('operations.nodes.handoffs.of', {
              handoffs: format.number(handoffs),
              share: share(handoffs, calls),
            }),
        },
        {
          id: 'state',
          label: text('operations.nodes.state'),
          render: (node) => <NodeStateCell node={node} />,
        },
      ]}
    />
  );
}
