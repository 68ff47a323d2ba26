import { detectDirection } from '@nestjs-haptik/ui';
import { useTranslate } from '../i18n/translate.hook.js';
import classes from './history.module.css';
import { diffWords } from './word.diff.js';

interface DiffViewProps {
  readonly before: string | null;
  readonly after: string | null;
  readonly language: string;
}

/** A text with removals struck through and additions highlighted. */
export function DiffView({ before, after, language }: DiffViewProps) {
  const text = useTranslate();
  const parts = diffWords(before ?? '', after ?? '', language);
  if (parts.length === 0) return <em>{text('history.empty-text')}</em>;
  return (
    <span
      className={classes.diff}
      lang={language}
      dir={detectDirection(after || before || '', language)}
    >
      {parts.map(({ kind, text: part }, index) => {
        const key = `${index}${kind}`;
        if (kind === 'removed')
          return (
            <del key={key} className={classes.removed}>
              {part}
            </del>
          );
        if (kind === 'added')
          return (
            <ins key={key} className={classes.added}>
              {part}
            </ins>
          );
        return <span key={key}>{part}</span>;
      })}
    </span>
  );
}
