import type { LogLine } from '../../api/page.contract.js';
import classes from './log.module.css';

/** Log lines with the time since the call arrived. */
export function LogLines({ lines }: { lines: readonly LogLine[] }) {
  return (
    <ol className={classes.lines}>
      {Array.from(lines.entries(), ([index, { atMs, level, context, message }]) => (
        <li key={index} className={classes.line} data-level={level}>
          <span className={classes.time}>+{Math.round(atMs)} ms</span>
          <span className={classes.level}>{level}</span>
          <span className={classes.message}>
            {context !== undefined && <b>{context} </b>}
            {message}
          </span>
        </li>
      ))}
    </ol>
  );
}
