import { Button } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import type { SignInOptionsJson } from '../api/contract.js';
import { useTranslate } from '../i18n/translate.hook.js';

/** Starts single sign-on. */
export function SsoButton({ sso }: { sso: NonNullable<SignInOptionsJson['sso']> }) {
  const text = useTranslate();
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
