import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslate } from '../i18n/translate.hook.js';

/** Shown when single sign-on returned without a session. */
export function SsoErrorAlert() {
  const text = useTranslate();
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={text('sign-in.sso.error')}
    >
      {text('sign-in.sso.hint')}
    </Alert>
  );
}
