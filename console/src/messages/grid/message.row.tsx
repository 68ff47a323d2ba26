import { Checkbox } from '@mantine/core';
import { type CSSProperties, memo } from 'react';
import type { MessageView } from '../../api/contract.js';
import { useText } from '../../texts/text.hook.js';
import classes from './grid.module.css';
import { toggled } from './grid.navigation.js';
import type { MessageGridProps } from './message.grid.js';
import { TextCell } from './text.cell.js';

interface MessageRowProps extends Pick<
  MessageGridProps,
  'languages' | 'source' | 'open' | 'onOpen' | 'selected' | 'onSelect'
> {
  readonly message: MessageView;
  readonly index: number;
  readonly style: CSSProperties;
  /** The cell of this row that Tab leads to, if it is one of this row. */
  readonly activeColumn: number | undefined;
  readonly onActive: (place: { row: number; column: number }) => void;
}

export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, index, style, languages, source, open, onOpen, activeColumn, onActive } = props;
  const text = useText();
  const isSelected = props.selected.has(message.key);
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
      style={style}
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
          onChange={() => props.onSelect(toggled(props.selected, message.key))}
        />
        <div style={{ minWidth: 0 }}>
          <div className={classes.key} title={message.key}>
            {message.key}
          </div>
          <div className={classes.about} title={message.definition?.about}>
            {message.definition?.about ?? text('messages.unused.tip')}
          </div>
        </div>
      </div>
      {languages.map((language, column) => (
        <div
          key={language}
          className={classes.cell}
          role="gridcell"
          data-open={open?.key === message.key && open.language === language ? true : undefined}
          onClick={() => edit(language)}
          tabIndex={activeColumn === column + 1 ? 0 : -1}
          {...cell(column + 1)}
        >
          <TextCell message={message} language={language} source={source} />
        </div>
      ))}
    </div>
  );
});
