import type { RunSummary } from '../api/page.contract.js';
import classes from './runs.module.css';
import { getRunTone } from './run.description.js';

/** The outcome of a run as a color and a shape. The text beside says it, too. */
export function RunDot({ run }: { run: RunSummary }) {
  return <span className={classes.dot} data-tone={getRunTone(run)} aria-hidden />;
}
