import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { OperationsOverviewJson } from '../api/contract.js';
import { isProblem } from '../api/problem.error.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { Loaded } from '../records/loaded.js';
import { useNow } from '../ui/now.hook.js';
import { AnswerList } from './answers/answer.list.js';
import type { Reachability } from './answers/up.answer.js';
import { useFormat } from './format.hook.js';
import { NodeFiguresSection } from './nodes/node.figures.section.js';
import type { OverviewRange } from './operations.types.js';
import { QuietState } from './quiet.state.js';
import { NeverCalledSection } from './sections/never.called.section.js';
import { PendingChatsSection } from './sections/pending.chats.section.js';
import { ReplicasSection } from './sections/replicas.section.js';
import { StatusSection } from './sections/status.section.js';
import { SECTION_IDS } from './sections/section.ids.js';
import { SignaturesSection } from './sections/signatures.section.js';
import { UnknownNodesSection } from './sections/unknown.nodes.section.js';

interface OverviewSectionsProps {
  readonly overview: OperationsOverviewJson;
  /** When the overview was read, in milliseconds. */
  readonly updatedAt: number;
  /** Why it could not be read again since. */
  readonly error: unknown;
  /** Whether another period or bot is being loaded. */
  readonly isChanging: boolean;
  readonly onRange: (range: OverviewRange) => void;
}

/** The answers, and below them what they are made from. */
export function OverviewSections(props: OverviewSectionsProps) {
  const { overview, updatedAt, error, isChanging, onRange } = props;
  const text = useTranslate();
  const format = useFormat();
  const ageSeconds = Math.max(0, (useNow() - updatedAt) / 1_000);
  const charts = useChartsCode();
  const isQuiet = overview.total.calls === 0 && overview.signatureFailures.length === 0;
  return (
    <Stack gap="xl" aria-busy={isChanging} style={{ opacity: isChanging ? 0.6 : 1 }}>
      <AnswerList
        overview={overview}
        ageSeconds={ageSeconds}
        reachability={{ lastAnswerAt: updatedAt, problem: problemOf(error) }}
      />
      {isQuiet ? (
        <QuietState overview={overview} onRange={onRange} />
      ) : (
        <StatusSection
          id={SECTION_IDS.charts}
          title={text('operations.charts')}
          description={text('operations.zone', { zone: format.zone() })}
        >
          <Loaded query={charts}>
            {({ FigureCharts }) => <FigureCharts overview={overview} />}
          </Loaded>
        </StatusSection>
      )}
      {!isQuiet && <NodeFiguresSection overview={overview} />}
      <PendingChatsSection overview={overview} ageSeconds={ageSeconds} />
      <UnknownNodesSection overview={overview} />
      <SignaturesSection overview={overview} />
      <NeverCalledSection overview={overview} />
      <ReplicasSection overview={overview} />
    </Stack>
  );
}

function problemOf(error: unknown): Reachability['problem'] {
  if (error === null || error === undefined) return undefined;
  return isProblem(error, 'unavailable') ? 'database' : 'unreachable';
}

/** Loads the code of the charts after the words. If that fails, the words stay. */
function useChartsCode() {
  return useQuery({
    queryKey: ['operations-charts-code'],
    queryFn: () => import('./charts/figure.charts.js'),
    staleTime: Infinity,
    structuralSharing: false,
  });
}
