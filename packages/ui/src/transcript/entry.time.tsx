import classes from './transcript.module.css';

/** When an entry was sent. */
export function EntryTime({ at }: { at: number }) {
  const date = new Date(at);
  return (
    <time className={classes.time} dateTime={date.toISOString()} dir="ltr">
      {date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })}
    </time>
  );
}
