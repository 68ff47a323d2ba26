import { useIntl } from 'react-intl';

const ISO_TIMESTAMP = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** Formats the details of an entry, with timestamps in the user's locale. */
export function useAuditDetail(): (detail: string | null) => string | null {
  const intl = useIntl();
  return (detail) =>
    detail?.replace(ISO_TIMESTAMP, (at) =>
      intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' }),
    ) ?? null;
}
