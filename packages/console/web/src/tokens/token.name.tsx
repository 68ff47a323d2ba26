import { Code, Group, Text } from '@mantine/core';
import type { TokenJson } from '../api/contract.js';
import { StatusBadge } from '../access/status.badge.js';
import { useTranslate } from '../i18n/translate.hook.js';

/** The name and creator of a token, and the reason if it is suspended. */
export function TokenName({ token }: { token: TokenJson }) {
  const text = useTranslate();
  const { name, hint, createdBy, isSuspended } = token;
  return (
    <>
      <Group gap={6}>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        {isSuspended && <StatusBadge color="red">{text('tokens.suspended')}</StatusBadge>}
      </Group>
      <Text size="xs" c="dimmed">
        <Code>{hint}…</Code> {text('tokens.by', { name: createdBy })}
      </Text>
      {isSuspended && (
        <Text size="xs">{text('tokens.suspended.description', { name: createdBy })}</Text>
      )}
    </>
  );
}
