import { Button } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import type { SignInOptions } from '../api/contract.js';
import { useText } from '../texts/text.hook.js';

/** Leads to the sign-in of the organisation. */
export function SsoButton({ sso }: { sso: NonNullable<SignInOptions['sso']> }) {
  const text = useText();
  return (
    <Button
      component="a"
      href={sso.url}
      variant="default"
      fullWidth
      leftSection={<IconShieldLock size={18} aria-hidden />}
    >
      {text('sign-in.sso', { name: sso.name })}
    </Button>
  );
}
