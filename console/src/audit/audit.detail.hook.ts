import { useIntl } from 'react-intl';

const ISO_TIMESTAMP = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** What the log says beside an action, with its moments as people read them. */
export function useAuditDetail(): (detail: string | null) => string | null {
  const intl = useIntl();
  return (detail) =>
    detail?.replace(ISO_TIMESTAMP, (at) =>
      intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' }),
    ) ?? null;
}
