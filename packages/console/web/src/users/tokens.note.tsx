import { Text } from '@mantine/core';
import type { UserJson } from '../api/contract.js';
import { useTranslate } from '../i18n/translate.hook.js';

/** Explains what happens to the API tokens of an administrator who is disabled or enabled. */
export function TokensNote({ user }: { user: UserJson }) {
  const text = useTranslate();
  const { name, role, isDisabled, tokenCount } = user;
  // Tokens of other users do not work anyway.
  if (role !== 'administrator' || tokenCount === 0) return null;
  const key = isDisabled ? 'users.enable.tokens' : 'users.disable.tokens';
  return (
    <Text size="sm" mt="xs">
      {text(key, { name, count: tokenCount })}
    </Text>
  );
}
