import { Avatar, Group, Text } from '@mantine/core';
import type { UserJson } from '../api/contract.js';
import { StatusBadge } from '../access/status.badge.js';
import { useCurrentUser } from '../session/session.queries.js';
import { useTranslate } from '../i18n/translate.hook.js';

/** The name and e-mail address of an account, with its status. */
export function UserName({ user }: { user: UserJson }) {
  const text = useTranslate();
  const isMe = useCurrentUser().id === user.id;
  const { name, email, isDisabled, isInvited } = user;
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <Avatar name={name} color={isDisabled ? 'gray' : 'iris'} size={34} aria-hidden />
      <div style={{ minWidth: 0 }}>
        <Group gap={6}>
          <Text size="sm" fw={600} {...(isDisabled && { c: 'dimmed' })}>
            {name}
          </Text>
          {isMe && <StatusBadge color="gray">{text('users.you')}</StatusBadge>}
          {isDisabled && <StatusBadge color="red">{text('users.disabled')}</StatusBadge>}
          {isInvited && !isDisabled && (
            <StatusBadge color="yellow">{text('users.invited')}</StatusBadge>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {email}
        </Text>
      </div>
    </Group>
  );
}
