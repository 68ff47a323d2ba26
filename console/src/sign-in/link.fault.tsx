import { Alert, Anchor, Stack } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useText } from '../texts/text.hook.js';

interface LinkFaultProps {
  /** Opened without its secret end; or used up. */
  readonly fault: 'incomplete' | 'spent';
  readonly children: string;
}

/** When a one-time link lets nobody in. */
export function LinkFault({ fault, children }: LinkFaultProps) {
  const text = useText();
  return (
    <Stack>
      <Alert
        color="yellow"
        styles={{ title: { color: 'var(--mantine-color-text)' } }}
        icon={<IconLinkOff aria-hidden />}
        title={text(`sign-in.link.${fault}`)}
      >
        {children}
      </Alert>
      <Anchor component={Link} to="/sign-in" size="sm">
        {text('sign-in.link.to-sign-in')}
      </Anchor>
    </Stack>
  );
}
