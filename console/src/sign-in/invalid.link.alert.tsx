import { Alert, Anchor, Stack } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTranslate } from '../i18n/translate.hook.js';

interface InvalidLinkAlertProps {
  /** Opened without its secret end; or used up. */
  readonly reason: 'incomplete' | 'used';
  readonly children: string;
}

/** When a one-time link lets nobody in. */
export function InvalidLinkAlert({ reason, children }: InvalidLinkAlertProps) {
  const text = useTranslate();
  return (
    <Stack>
      <Alert
        color="yellow"
        styles={{ title: { color: 'var(--mantine-color-text)' } }}
        icon={<IconLinkOff aria-hidden />}
        title={text(`sign-in.link.${reason}`)}
      >
        {children}
      </Alert>
      <Anchor component={Link} to="/sign-in" size="sm">
        {text('sign-in.link.to-sign-in')}
      </Anchor>
    </Stack>
  );
}
