import { VisuallyHidden } from '@mantine/core';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
} from 'react';
import { Loading } from '@nestjs-haptik/ui';
import { useTranslate } from '../../i18n/translate.hook.js';
import { useLanguageName } from '../languages/language.name.hook.js';
import { GridEmpty } from './grid.empty.js';
import classes from './grid.module.css';
import { useScrollAnchor, useCenteredRow, useScrollToOpenCell } from './grid.scroll.hook.js';
import { type GridNavigationOptions, useGridNavigation } from './grid.navigation.hook.js';
import { MessageRow } from './message.row.js';

const ROW_PX = 74;
const CARD_PX = 118;
const HEAD_PX = 34;
/** The number of rows before the end of the loaded ones at which more are loaded. */
const LOAD_AHEAD_ROWS = 30;

/** Moves the focus into the table other than by Tab. */
export interface GridHandle {
  /**
   * @param keys keys pressed before, to replay in the table
   * @param isFirst focuses the first row rather than the last focused one
   */
  enter: (keys: readonly string[], isFirst: boolean) => void;
}

interface MessageGridProps extends GridNavigationOptions {
  /** The total number of messages; undefined until loaded. */
  readonly total: number | undefined;
  readonly hasMore: boolean;
  readonly onLoadMore: () => void;
  readonly source: string;
  readonly isPhone: boolean;
  readonly isFiltered: boolean;
  readonly ref: Ref<GridHandle>;
}

/** A virtualized table of keys and languages: only visible rows are rendered. */
export function MessageGrid(props: MessageGridProps) {
  const { messages, total, hasMore, onLoadMore, languages, isPhone, open, selected } = props;
  const text = useTranslate();
  const nameOf = useLanguageName();
  const scroller = useRef<HTMLDivElement>(null);
  const activeRow = useRef(0);
  const height = isPhone ? CARD_PX : ROW_PX;
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes it
  const virtualizer = useVirtualizer({
    count: messages.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
    scrollPaddingStart: isPhone ? 0 : HEAD_PX,
    // The focused row stays rendered, or the focus would be lost on scrolling.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), activeRow.current])]
        .filter((index) => index < messages.length)
        .toSorted((a, b) => a - b),
  });
  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  const navigation = useGridNavigation(props, scroller, activeRow, (row) =>
    virtualizer.scrollToIndex(row),
  );
  useImperativeHandle(props.ref, () => ({
    enter: (keys, isFirst) => void (messages.length > 0 && navigation.enter(keys, isFirst)),
  }));
  const openRow = messages.findIndex(({ key }) => key === open?.key);
  const center = useCallback(
    (row: number) => virtualizer.scrollToIndex(row, { align: 'center' }),
    [virtualizer],
  );
  useCenteredRow(open?.key, openRow, center);
  useScrollToOpenCell(open, scroller);
  useScrollAnchor(messages, open?.key ?? navigation.activeKey, height, scroller);
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last + LOAD_AHEAD_ROWS >= messages.length) onLoadMore();
  }, [hasMore, last, messages.length, onLoadMore]);

  if (total === undefined) return <Loading label={text('ui.loading')} />;
  if (total === 0) return <GridEmpty isFiltered={props.isFiltered} />;
  return (
    <div className={classes.scroller} ref={scroller}>
      <div
        className={classes.grid}
        style={{ '--columns': languages.length } as CSSProperties}
        role="grid"
        tabIndex={-1}
        aria-label={text('messages.grid')}
        aria-rowcount={total + 1}
        aria-colcount={languages.length + 1}
        aria-multiselectable
        aria-busy={props.isStale}
        onKeyDown={navigation.onKeyDown}
      >
        <div className={classes.headGroup} role="rowgroup">
          <div className={classes.head} role="row" aria-rowindex={1}>
            <div role="columnheader">
              {text('messages.key')}{' '}
              <span aria-hidden>· {text('messages.total', { count: total })}</span>
            </div>
            {languages.map((language) => (
              <div key={language} role="columnheader">
                {nameOf(language)}
              </div>
            ))}
          </div>
        </div>
        <div
          className={classes.rows}
          role="rowgroup"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {items.map(({ index, start }) => {
            const message = messages[index];
            return (
              message && (
                <MessageRow
                  key={message.key}
                  message={message}
                  languages={languages}
                  source={props.source}
                  index={index}
                  start={start}
                  height={height}
                  isSelected={selected.has(message.key)}
                  onSelect={props.onSelect}
                  openLanguage={open?.key === message.key ? open.language : undefined}
                  onOpen={props.onOpen}
                  activeColumn={
                    navigation.active.row === index ? navigation.active.column : undefined
                  }
                  onActive={navigation.activate}
                />
              )
            );
          })}
        </div>
      </div>
      <VisuallyHidden role="status">{text('messages.total', { count: total })}</VisuallyHidden>
    </div>
  );
}
