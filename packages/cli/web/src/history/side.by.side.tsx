import { useMemo } from 'react';
import classes from './runs.module.css';
import { pairLines } from './line.pairs.js';

interface SideBySideProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Two texts by lines: removed on the left, added on the right. */
export function SideBySide({ label, before, after }: SideBySideProps) {
  const pairs = useMemo(() => pairLines(before, after), [before, after]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by the arrow keys
    <div className={classes.diff} tabIndex={0} role="group" aria-label={`Differences: ${label}`}>
      {Array.from(pairs.entries(), ([index, { left, right, isEqual }]) => (
        <div key={index} className={classes.row}>
          <Cell text={left} kind={isEqual ? undefined : 'removed'} />
          <Cell text={right} kind={isEqual ? undefined : 'added'} />
        </div>
      ))}
    </div>
  );
}

function Cell({ text, kind }: { text: string | undefined; kind: 'removed' | 'added' | undefined }) {
  const shown = text ?? '';
  if (text === undefined || kind === undefined)
    return (
      <span className={classes.cell} dir="ltr">
        {shown}
      </span>
    );
  const Tag = kind === 'removed' ? 'del' : 'ins';
  return (
    <span className={classes.cell} data-kind={kind} dir="ltr">
      <Tag style={{ textDecoration: 'none' }}>{shown}</Tag>
    </span>
  );
}
