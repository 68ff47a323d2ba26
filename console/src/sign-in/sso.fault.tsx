import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useText } from '../texts/text.hook.js';

/** When the sign-in of the organisation led back here without a session. */
export function SsoFault() {
  const text = useText();
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={text('sign-in.sso.fault')}
    >
      {text('sign-in.sso.cure')}
    </Alert>
  );
}
