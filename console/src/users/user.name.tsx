import { Avatar, Group, Text } from '@mantine/core';
import type { UserView } from '../api/contract.js';
import { Mark } from '../people/mark.js';
import { useMe } from '../session/session.queries.js';
import { useText } from '../texts/text.hook.js';

/** Whose account it is, and whether it can be used. */
export function UserName({ user }: { user: UserView }) {
  const text = useText();
  const isMe = useMe().id === user.id;
  const { name, email, isDisabled, isInvited } = user;
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <Avatar name={name} color={isDisabled ? 'gray' : 'iris'} size={34} aria-hidden />
      <div style={{ minWidth: 0 }}>
        <Group gap={6}>
          <Text size="sm" fw={600} {...(isDisabled && { c: 'dimmed' })}>
            {name}
          </Text>
          {isMe && <Mark color="gray">{text('users.you')}</Mark>}
          {isDisabled && <Mark color="red">{text('users.disabled')}</Mark>}
          {isInvited && !isDisabled && <Mark color="yellow">{text('users.invited')}</Mark>}
        </Group>
        <Text size="xs" c="dimmed">
          {email}
        </Text>
      </div>
    </Group>
  );
}
