import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { EmptyState, Loading } from '@nestjs-haptik/ui';
import type { HistoryEventJson } from '../api/contract.js';
import type { DraftAutosave } from '../messages/drafts/draft.autosave.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { ProblemState } from '../ui/problem.state.js';
import { HistoryEntry } from './history.entry.js';
import classes from './history.module.css';
import { useHistory } from './history.queries.js';

interface HistoryListProps {
  readonly filter: { key?: string; language?: string };
  /** Whether each entry names its key and language; false if all entries are of one text. */
  readonly isTextIdShown: boolean;
  /** The editor of the text, if the list is shown beside one. */
  readonly autosave?: DraftAutosave;
}

/** Changes to texts, latest first, each with its difference and the actions to undo or revert it. */
export function HistoryList({ filter, isTextIdShown, autosave }: HistoryListProps) {
  const text = useTranslate();
  const history = useHistory(filter);
  if (history.isPending) return <Loading label={text('ui.loading')} />;
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
  // Latest first: the version of each text that this list shows.
  const versions = new Map(
    events.toReversed().map((event) => [cacheKeyOf(event), event.version] as const),
  );
  return (
    <>
      <ol className={classes.list}>
        {events.map((event) => (
          <HistoryEntry
            key={event.id}
            event={event}
            isTextIdShown={isTextIdShown}
            from={{ version: versions.get(cacheKeyOf(event)) ?? event.version, autosave }}
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

function cacheKeyOf({ key, language }: HistoryEventJson): string {
  return `${language} ${key}`;
}
