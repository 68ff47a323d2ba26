import { Box } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo, useRef } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { Filter } from '../api/contract.js';
import { useText } from '../texts/text.hook.js';
import { usePageTitle } from '../ui/page.title.js';
import { ProblemState } from '../ui/problem.state.js';
import { BulkBar } from './bulk/bulk.bar.js';
import { useTicked } from './bulk/ticked.hook.js';
import { UnsavedNotice } from './drafts/unsaved.notice.js';
import { EditorPanel } from './editor/editor.panel.js';
import { type GridHandle, MessageGrid } from './grid/message.grid.js';
import { useLanguageChoice } from './language.choice.js';
import { useMessageFilters } from './messages.filters.js';
import classes from './messages.module.css';
import { useMessages, useOverview } from './messages.queries.js';
import { MessagesToolbar } from './messages.toolbar.js';
import { useOthersChanges } from './others.changes.js';
import { PrefixList } from './prefix.list.js';
import { useSearchKeys } from './search.keys.js';

/** Where the editor lies over the table, as the style of the panel says. */
const EDITOR_COVERS = '(max-width: 1099px)';
/** Filters that mean the language on show, when it is a single one. */
const BY_LANGUAGE: ReadonlySet<Filter> = new Set(['missing', 'failing']);
const NO_LANGUAGES: readonly string[] = [];

/** All texts of the bot: a table of keys and languages, and the editor of one of them. */
export function MessagesPage() {
  const text = useText();
  usePageTitle(text('messages.title'));
  const { key, language } = useParams();
  const open = useOpenText();
  const [filters, change] = useMessageFilters();
  const overview = useOverview();
  const choice = useLanguageChoice(overview.data?.languages ?? NO_LANGUAGES);
  const [only, ...others] = choice.shown;
  const grid = useRef<GridHandle>(null);
  const list = useMessages(
    only !== undefined && others.length === 0 && BY_LANGUAGE.has(filters.filter)
      ? { ...filters, language: only }
      : filters,
  );
  const isFiltered = filters.search !== '' || filters.filter !== 'all' || filters.prefix !== '';
  useOthersChanges(isFiltered);
  const isFound = list.isSuccess && !list.isPlaceholderData;
  const searchKeys = useSearchKeys(isFound ? filters.search : undefined, grid);
  const messages = useMemo(
    () => list.data?.pages.flatMap((page) => page.messages) ?? [],
    [list.data],
  );
  const { seen, ticked, toggle, untick, clear } = useTicked(messages);
  const isCovered = useMediaQuery(EDITOR_COVERS) ?? false;
  const source = overview.data?.sourceLanguage ?? 'en';
  const edited =
    key === undefined ? undefined : (language?.toLowerCase() ?? choice.shown[0] ?? source);
  const place = key !== undefined && edited !== undefined ? { key, language: edited } : undefined;
  const error = overview.error ?? list.error;
  return (
    <div className={classes.page}>
      <Box className={classes.main ?? ''} inert={isCovered && key !== undefined}>
        <MessagesToolbar
          overview={overview.data}
          filters={filters}
          onChange={change}
          choice={choice}
          searchKeys={searchKeys}
        />
        <UnsavedNotice open={place ?? {}} />
        <div className={classes.body}>
          <PrefixList overview={overview.data} chosen={filters.prefix} onChoose={change} />
          {error && !list.data ? (
            <ProblemState
              error={error}
              onRetry={() => void Promise.all([overview.refetch(), list.refetch()])}
            />
          ) : (
            <MessageGrid
              ref={grid}
              messages={messages}
              total={list.data?.pages[0]?.total}
              isMore={list.hasNextPage}
              onMore={() => !list.isFetching && void list.fetchNextPage()}
              languages={choice.shown}
              source={source}
              isPhone={choice.isPhone}
              isFiltered={isFiltered}
              isStale={list.isPlaceholderData}
              open={place}
              onOpen={open}
              selected={seen}
              onSelect={toggle}
            />
          )}
        </div>
        <BulkBar ticked={ticked} languages={choice.shown} onUntick={untick} onDone={clear} />
      </Box>
      {place && overview.data && (
        <EditorPanel
          key={place.key}
          messageKey={place.key}
          language={place.language}
          overview={overview.data}
          onOpen={open}
        />
      )}
    </div>
  );
}

/** Opens a text in the editor, or with null closes it; the filters stay in the address. */
function useOpenText() {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const isOpen = useParams()['key'] !== undefined;
  const query = params.toString();
  return useCallback(
    (text: { key: string; language: string } | null) => {
      const path = text
        ? `/messages/${encodeURIComponent(text.key)}/${encodeURIComponent(text.language)}`
        : '/messages';
      void navigate({ pathname: path, search: query }, { replace: isOpen });
    },
    [navigate, query, isOpen],
  );
}
