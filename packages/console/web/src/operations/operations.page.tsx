import { Group } from '@mantine/core';
import { useTranslate } from '../i18n/translate.hook.js';
import { isProblem } from '../api/problem.error.js';
import { Loaded } from '../records/loaded.js';
import { Page } from '../ui/page.js';
import { ProblemState } from '../ui/problem.state.js';
import { LiveIndicator } from './live/live.indicator.js';
import { useSteadyWhilePressed } from './live/press.hook.js';
import { OperationsControls } from './operations.controls.js';
import { useOperationsFilter } from './operations.filter.hook.js';
import { useOperationsOverview } from './operations.queries.js';
import { OverviewSections } from './overview.sections.js';

/** What an operator asks first, in words, then in charts and tables. */
export function OperationsPage() {
  const text = useTranslate();
  const { filter, setFilter } = useOperationsFilter();
  const { live, query } = useOperationsOverview(filter);
  const overview = useSteadyWhilePressed(query.data);
  const updatedAt = useSteadyWhilePressed(query.dataUpdatedAt);
  const isDenied = isProblem(query.error, 'forbidden');
  return (
    <Page title={text('operations.title')}>
      <Group justify="space-between" gap="xs" mb="sm">
        {overview && !isDenied && (
          <LiveIndicator
            live={live}
            updatedAt={query.dataUpdatedAt}
            isLost={query.error !== null}
          />
        )}
        <OperationsControls filter={filter} bots={query.data?.bots ?? []} onChange={setFilter} />
      </Group>
      {isDenied ? (
        <ProblemState error={query.error} />
      ) : (
        <Loaded query={{ data: overview, error: query.error, refetch: query.refetch }}>
          {(loaded) => (
            <OverviewSections
              overview={loaded}
              updatedAt={updatedAt}
              error={query.error}
              isChanging={query.isPlaceholderData}
              onRange={(range) => setFilter({ range })}
            />
          )}
        </Loaded>
      )}
    </Page>
  );
}
