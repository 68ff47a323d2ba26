import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { HistoryEvent } from '../api/contract.js';
import type { DraftKeeper } from '../messages/drafts/draft.keeper.js';
import { useText } from '../texts/text.hook.js';
import { EmptyState } from '../ui/empty.state.js';
import { ProblemState } from '../ui/problem.state.js';
import { HistoryEntry } from './history.entry.js';
import classes from './history.module.css';
import { useHistory } from './history.queries.js';
import { Loading } from '../ui/loading.js';

interface HistoryListProps {
  readonly of: { key?: string; language?: string };
  /** Whether key and language are told of each; not where all are of one text. */
  readonly isPlaceShown: boolean;
  /** The editor of that text, if the list stands beside one. */
  readonly keeper?: DraftKeeper;
}

/** What was done, latest first, each with its difference and its two ways back. */
export function HistoryList({ of, isPlaceShown, keeper }: HistoryListProps) {
  const text = useText();
  const history = useHistory(of);
  if (history.isPending) return <Loading />;
  if (history.isError && !history.data)
    return <ProblemState error={history.error} onRetry={() => void history.refetch()} />;
  const events = history.data.pages.flatMap((page) => page.events);
  if (events.length === 0)
    return (
      <EmptyState
        icon={<IconHistory size={24} />}
        title={text('history.none')}
        detail={text('history.none.detail')}
      />
    );
  // Latest first: the version of each text as this list shows it.
  const versions = new Map(
    events.toReversed().map((event) => [nameOf(event), event.version] as const),
  );
  return (
    <>
      <ol className={classes.list}>
        {events.map((event) => (
          <HistoryEntry
            key={event.id}
            event={event}
            isPlaceShown={isPlaceShown}
            from={{ version: versions.get(nameOf(event)) ?? event.version, keeper }}
          />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          variant="default"
          fullWidth
          mt="md"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {text('history.more')}
        </Button>
      )}
    </>
  );
}

function nameOf({ key, language }: HistoryEvent): string {
  return `${language} ${key}`;
}
