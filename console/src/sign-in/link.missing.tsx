import { Alert, Anchor, Stack } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useText } from '../texts/text.hook.js';

/** When a one-time link was opened without its secret end, or the page was loaded again. */
export function LinkMissing({ children }: { children: string }) {
  const text = useText();
  return (
    <Stack>
      <Alert
        color="yellow"
        styles={{ title: { color: 'var(--mantine-color-text)' } }}
        icon={<IconLinkOff aria-hidden />}
        title={text('sign-in.link.incomplete')}
      >
        {children}
      </Alert>
      <Anchor component={Link} to="/sign-in" size="sm">
        {text('sign-in.link.to-sign-in')}
      </Anchor>
    </Stack>
  );
}
