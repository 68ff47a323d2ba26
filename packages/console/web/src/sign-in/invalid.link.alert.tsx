import { Alert, Anchor, Stack } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTranslate } from '../i18n/translate.hook.js';

interface InvalidLinkAlertProps {
  /** `incomplete`: the URL has no token. `used`: the token was used before, or has expired. */
  readonly reason: 'incomplete' | 'used';
  readonly children: string;
}

/** Explains why a one-time link does not work. */
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
