import { Text } from '@mantine/core';
import type { UserJson } from '../api/contract.js';
import { useTranslate } from '../i18n/translate.hook.js';

/** What becomes of the API tokens of an administrator who is switched off or on. */
export function TokensNote({ user }: { user: UserJson }) {
  const text = useTranslate();
  const { name, role, isDisabled, tokenCount } = user;
  // Those of anybody else do not work anyway.
  if (role !== 'administrator' || tokenCount === 0) return null;
  const key = isDisabled ? 'users.enable.tokens' : 'users.disable.tokens';
  return (
    <Text size="sm" mt="xs">
      {text(key, { name, count: tokenCount })}
    </Text>
  );
}
