import { Box } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo, useRef } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { KeyFilterName } from '../api/contract.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { usePageTitle } from '../ui/page.title.hook.js';
import { ProblemState } from '../ui/problem.state.js';
import { BulkBar } from './bulk/bulk.bar.js';
import { useSelection } from './bulk/selection.hook.js';
import { UnsavedNotice } from './drafts/unsaved.notice.js';
import { EditorPanel } from './editor/editor.panel.js';
import { type GridHandle, MessageGrid } from './grid/message.grid.js';
import { useVisibleLanguages } from './languages/visible.languages.hook.js';
import { useMessageFilters } from './toolbar/message.filters.hook.js';
import classes from './messages.module.css';
import { useMessages, useOverview } from './messages.queries.js';
import { MessagesToolbar } from './toolbar/messages.toolbar.js';
import { useRemoteChanges } from './remote.changes.hook.js';
import { PrefixList } from './prefix.list.js';
import { useSearchKeyboard } from './toolbar/search.keyboard.hook.js';

/** The media query under which the editor covers the table, as in `editor.module.css`. */
const EDITOR_COVERS = '(max-width: 1099px)';
/** Filters that apply to the visible language if there is only one. */
const LANGUAGE_FILTERS: ReadonlySet<KeyFilterName> = new Set(['missing', 'failing']);
const NO_LANGUAGES: readonly string[] = [];

/** All texts of the bot: a table of keys and languages, with an editor. */
export function MessagesPage() {
  const text = useTranslate();
  usePageTitle(text('messages.title'));
  const { key, language } = useParams();
  const open = useOpenText();
  const [filters, change] = useMessageFilters();
  const overview = useOverview();
  const visibleLanguages = useVisibleLanguages(overview.data?.languages ?? NO_LANGUAGES);
  const [only, ...others] = visibleLanguages.shown;
  const grid = useRef<GridHandle>(null);
  const list = useMessages(
    only !== undefined && others.length === 0 && LANGUAGE_FILTERS.has(filters.filter)
      ? { ...filters, language: only }
      : filters,
  );
  const isFiltered = filters.search !== '' || filters.filter !== 'all' || filters.prefix !== '';
  useRemoteChanges(isFiltered);
  const hasResult = list.isSuccess && !list.isPlaceholderData;
  const searchKeyboard = useSearchKeyboard(hasResult ? filters.search : undefined, grid);
  const messages = useMemo(
    () => list.data?.pages.flatMap((page) => page.messages) ?? [],
    [list.data],
  );
  const {
    seen,
    ticked: selectedMessages,
    toggle,
    untick: deselect,
    clear,
  } = useSelection(messages);
  const isCovered = useMediaQuery(EDITOR_COVERS) ?? false;
  const source = overview.data?.sourceLanguage ?? 'en';
  const edited =
    key === undefined
      ? undefined
      : (language?.toLowerCase() ?? visibleLanguages.shown[0] ?? source);
  const textId = key !== undefined && edited !== undefined ? { key, language: edited } : undefined;
  const error = overview.error ?? list.error;
  return (
    <div className={classes.page}>
      <Box className={classes.main ?? ''} inert={isCovered && key !== undefined}>
        <MessagesToolbar
          overview={overview.data}
          filters={filters}
          onChange={change}
          visibleLanguages={visibleLanguages}
          searchKeyboard={searchKeyboard}
        />
        <UnsavedNotice open={textId ?? {}} />
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
              hasMore={list.hasNextPage}
              onLoadMore={() => !list.isFetching && void list.fetchNextPage()}
              languages={visibleLanguages.shown}
              source={source}
              isPhone={visibleLanguages.isPhone}
              isFiltered={isFiltered}
              isStale={list.isPlaceholderData}
              open={textId}
              onOpen={open}
              selected={seen}
              onSelect={toggle}
            />
          )}
        </div>
        <BulkBar
          selectedMessages={selectedMessages}
          languages={visibleLanguages.shown}
          onDeselect={deselect}
          onDone={clear}
        />
      </Box>
      {textId && overview.data && (
        <EditorPanel
          key={textId.key}
          messageKey={textId.key}
          language={textId.language}
          overview={overview.data}
          onOpen={open}
        />
      )}
    </div>
  );
}

/** Opens a text in the editor; null closes it. The filters stay in the URL. */
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
