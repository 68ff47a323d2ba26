import type { Run } from '../../api/page.contract.js';
import { formatMs } from '../../history/run.description.js';
import classes from './overview.module.css';

/** A shorter bar would be invisible. */
const MIN_PERCENT = 0.8;

/** The time of the call against the limit of the platform, the deadline of the node and the reserve. */
export function TimeBar({ run }: { run: Run }) {
  const { limitMs, nodeMs, reserveMs = 0 } = run.deadline;
  const { totalMs, firstByteMs } = run.timings;
  const appMs = run.recorded?.durationMs;
  const percent = (milliseconds: number): string =>
    `${Math.min(100, Math.max(MIN_PERCENT, (milliseconds / limitMs) * 100))}%`;
  const used = totalMs === undefined ? 'running' : formatMs(totalMs);
  return (
    <div>
      <div className={classes.bar} role="img" aria-label={`${used} of ${formatMs(limitMs)}`}>
        {nodeMs !== undefined && (
          <span
            className={classes.reserve}
            style={{ insetInlineStart: percent(nodeMs), inlineSize: percent(reserveMs) }}
          />
        )}
        {totalMs !== undefined && (
          <span
            className={classes.used}
            data-late={nodeMs !== undefined && totalMs > nodeMs}
            style={{ inlineSize: percent(totalMs) }}
          />
        )}
        {nodeMs !== undefined && (
          <span className={classes.deadline} style={{ insetInlineStart: percent(nodeMs) }} />
        )}
      </div>
      <div className={classes.scale} aria-hidden>
        <span>0</span>
        <span>{formatMs(limitMs)}</span>
      </div>
      <dl className={classes.times}>
        <Time name="Total" value={used} />
        {appMs !== undefined && <Time name="In the app" value={formatMs(appMs)} />}
        {firstByteMs !== undefined && <Time name="First byte" value={formatMs(firstByteMs)} />}
        {nodeMs !== undefined && <Time name="Deadline of the node" value={formatMs(nodeMs)} />}
        {reserveMs > 0 && <Time name="Then reserved" value={formatMs(reserveMs)} />}
        <Time name="Haptik breaks after" value={formatMs(limitMs)} />
      </dl>
    </div>
  );
}

function Time({ name, value }: { name: string; value: string }) {
  return (
    <div className={classes.time}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
