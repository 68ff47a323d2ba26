import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { OperationsOverviewJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { StatusSection } from '../sections/status.section.js';
import { SECTION_IDS } from '../sections/section.ids.js';
import { useFormat } from '../format.hook.js';
import type { NodeFiguresJson } from '../operations.types.js';
import { NodeFiguresTable } from './node.figures.table.js';
import { sortByTrouble } from './node.trouble.js';
import { useSteadyOrder } from './steady.order.hook.js';

const FIRST_COUNT = 8;

/** The nodes that were called, most trouble first. */
export function NodeFiguresSection({ overview }: { overview: OperationsOverviewJson }) {
  const text = useTranslate();
  const format = useFormat();
  const [showsAll, setShowsAll] = useState(false);
  const topic = `${overview.range} ${overview.bot ?? ''}`;
  const nodes = useSteadyOrder(sortByTrouble(overview.nodes), nodeKey, topic);
  const period = text('operations.period', { range: overview.range });
  return (
    <StatusSection
      id={SECTION_IDS.nodes}
      title={text('operations.nodes')}
      description={text('operations.nodes.description', { period })}
    >
      {nodes.length === 0 ? (
        <Text size="sm">{text('operations.nodes.none', { period })}</Text>
      ) : (
        <Stack gap="sm" align="flex-start">
          <NodeFiguresTable
            nodes={showsAll ? nodes : nodes.slice(0, FIRST_COUNT)}
            overview={overview}
          />
          {!showsAll && nodes.length > FIRST_COUNT && (
            <Button variant="default" onClick={() => setShowsAll(true)}>
              {text('operations.nodes.all', { count: format.number(nodes.length) })}
            </Button>
          )}
        </Stack>
      )}
    </StatusSection>
  );
}

function nodeKey({ bot, node }: NodeFiguresJson): string {
  return JSON.stringify([bot, node]);
}
