import { Alert } from '@mantine/core';
import { IconClockOff } from '@tabler/icons-react';
import { useText } from '../texts/text.hook.js';

/** Why somebody who was signed in reads the sign-in page. */
export function SessionEnded() {
  const text = useText();
  return (
    <Alert
      role="alert"
      color="yellow"
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
      icon={<IconClockOff aria-hidden />}
      title={text('sign-in.ended')}
    >
      {text('sign-in.ended.detail')}
    </Alert>
  );
}
