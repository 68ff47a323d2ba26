import { directionOf } from '../messages/text.direction.js';
import { useText } from '../texts/text.hook.js';
import classes from './history.module.css';
import { wordDiff } from './word.diff.js';

interface DiffViewProps {
  readonly before: string | null;
  readonly after: string | null;
  readonly language: string;
}

/** A text with what was taken out struck and what was put in marked. */
export function DiffView({ before, after, language }: DiffViewProps) {
  const text = useText();
  const parts = wordDiff(before ?? '', after ?? '', language);
  if (parts.length === 0) return <em>{text('history.empty-text')}</em>;
  return (
    <span
      className={classes.diff}
      lang={language}
      dir={directionOf(after || before || '', language)}
    >
      {parts.map(({ kind, text: part }, index) => {
        const key = `${index}${kind}`;
        if (kind === 'gone')
          return (
            <del key={key} className={classes.gone}>
              {part}
            </del>
          );
        if (kind === 'new')
          return (
            <ins key={key} className={classes.new}>
              {part}
            </ins>
          );
        return <span key={key}>{part}</span>;
      })}
    </span>
  );
}
