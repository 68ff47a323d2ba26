import { FormattedDate, FormattedRelativeTime, useIntl } from 'react-intl';
import { useNow } from './now.hook.js';

const DAY_S = 86_400;
const HOUR_S = 3_600;
const MINUTE_S = 60;

/** A relative time such as "3 minutes ago", later the date; the exact time on hover. */
export function DateTime({ at }: { at: string }) {
  const intl = useIntl();
  const now = useNow();
  const date = new Date(at);
  const seconds = Math.round((date.getTime() - now) / 1_000);
  const exact = intl.formatDate(date, { dateStyle: 'full', timeStyle: 'short' });
  return (
    <time dateTime={at} title={exact}>
      {Math.abs(seconds) < DAY_S ? (
        <RelativeTime seconds={seconds} />
      ) : (
        <FormattedDate value={date} dateStyle="medium" />
      )}
    </time>
  );
}

function RelativeTime({ seconds }: { seconds: number }) {
  const distance = Math.abs(seconds);
  if (distance < MINUTE_S) return <FormattedRelativeTime value={0} unit="second" numeric="auto" />;
  if (distance < HOUR_S)
    return <FormattedRelativeTime value={Math.trunc(seconds / MINUTE_S)} unit="minute" />;
  return <FormattedRelativeTime value={Math.trunc(seconds / HOUR_S)} unit="hour" />;
}
