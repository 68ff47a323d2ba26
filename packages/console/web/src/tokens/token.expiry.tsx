import { Text } from '@mantine/core';
import { FormattedDate } from 'react-intl';
import { useTranslate } from '../i18n/translate.hook.js';
import { useNow } from '../ui/now.hook.js';

/** The expiry of a token. */
export function TokenExpiry({ expiresAt }: { expiresAt: string | null }) {
  const text = useTranslate();
  const now = useNow();
  if (expiresAt === null) return text('tokens.expires.never');
  const isExpired = new Date(expiresAt).getTime() < now;
  const date = <FormattedDate value={expiresAt} dateStyle="medium" />;
  if (!isExpired) return <time dateTime={expiresAt}>{date}</time>;
  return (
    <Text size="sm" c="var(--mantine-color-error)">
      {text('tokens.expires.over')} <time dateTime={expiresAt}>{date}</time>
    </Text>
  );
}
