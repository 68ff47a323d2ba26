import { Checkbox, VisuallyHidden } from '@mantine/core';
import { memo } from 'react';
import type { MessageJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { useLanguageName } from '../languages/language.name.hook.js';
import classes from './grid.module.css';
import type { GridNavigationOptions } from './grid.navigation.hook.js';
import { TextCell } from './text.cell.js';

interface MessageRowProps extends Pick<GridNavigationOptions, 'languages' | 'onOpen' | 'onSelect'> {
  readonly source: string;
  readonly message: MessageJson;
  readonly index: number;
  /** The vertical offset in pixels. */
  readonly start: number;
  readonly height: number;
  readonly isSelected: boolean;
  /** The language of the open text, if it is in this row. */
  readonly openLanguage: string | undefined;
  /** The cell with the tab stop, if it is in this row. */
  readonly activeColumn: number | undefined;
  readonly onActive: (position: { row: number; column: number }) => void;
}

export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, index, languages, source, openLanguage, onOpen, activeColumn, onActive } = props;
  const text = useTranslate();
  const nameOf = useLanguageName();
  const { isSelected } = props;
  const cell = (column: number) => ({
    'data-cell': `${index}:${column}`,
    'aria-colindex': column + 1,
    onFocus: () => activeColumn !== column && onActive({ row: index, column }),
  });
  const edit = (language: string | undefined): void => {
    if (language !== undefined) onOpen({ key: message.key, language });
  };
  return (
    <div
      className={classes.row}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      style={{ height: props.height, transform: `translateY(${props.start}px)` }}
    >
      <div
        className={`${classes.cell} ${classes.keyCell}`}
        role="rowheader"
        onClick={() => edit(languages[0])}
        tabIndex={activeColumn === 0 ? 0 : -1}
        {...cell(0)}
      >
        <Checkbox
          size="sm"
          tabIndex={-1}
          aria-label={text('messages.select', { key: message.key })}
          checked={isSelected}
          onClick={(event) => event.stopPropagation()}
          onChange={() => props.onSelect(message)}
        />
        <div style={{ minWidth: 0 }}>
          <div className={classes.key} title={message.key}>
            {message.key}
          </div>
          <div className={classes.description} title={message.definition?.description}>
            {message.definition?.description ?? text('messages.unused.tip')}
          </div>
        </div>
      </div>
      {languages.map((language, column) => (
        <div
          key={language}
          className={classes.cell}
          role="gridcell"
          data-open={openLanguage === language ? true : undefined}
          onClick={() => edit(language)}
          tabIndex={activeColumn === column + 1 ? 0 : -1}
          {...cell(column + 1)}
        >
          <TextCell message={message} language={language} source={source} />
          <VisuallyHidden>
            {nameOf(language)} {message.key}
          </VisuallyHidden>
        </div>
      ))}
    </div>
  );
});
