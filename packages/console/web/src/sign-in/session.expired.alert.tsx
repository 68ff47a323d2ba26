import { Alert } from '@mantine/core';
import { IconClockOff } from '@tabler/icons-react';
import { useTranslate } from '../i18n/translate.hook.js';

/** Explains that the session has ended. */
export function SessionExpiredAlert() {
  const text = useTranslate();
  return (
    <Alert
      role="alert"
      color="yellow"
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
      icon={<IconClockOff aria-hidden />}
      title={text('sign-in.expired')}
    >
      {text('sign-in.expired.detail')}
    </Alert>
  );
}
