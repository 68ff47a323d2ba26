import { ActionIcon, Menu } from '@mantine/core';
import {
  IconDevices,
  IconDots,
  IconKey,
  IconPencil,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react';
import type { UserJson } from '../api/contract.js';
import { useTranslate } from '../i18n/translate.hook.js';
import type { UserAction } from './user.dialogs.js';

interface UserMenuProps {
  readonly user: UserJson;
  readonly onChoose: (action: UserAction) => void;
}

/** The actions of an administrator for an account. */
export function UserMenu({ user, onChoose }: UserMenuProps) {
  const text = useTranslate();
  const choose = (kind: UserAction['kind']) => () => onChoose({ kind, user });
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={text('users.menu.of', { name: user.name })}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={choose('edit')}>
          {text('users.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKey size={16} />} onClick={choose('link')}>
          {text(user.isInvited ? 'users.link.again' : 'users.link')}
        </Menu.Item>
        <Menu.Item leftSection={<IconDevices size={16} />} onClick={choose('sessions')}>
          {text('users.sessions')}
        </Menu.Item>
        <Menu.Divider />
        {user.isDisabled ? (
          <Menu.Item leftSection={<IconUserCheck size={16} />} onClick={choose('enable')}>
            {text('users.enable')}
          </Menu.Item>
        ) : (
          <Menu.Item
            leftSection={<IconUserOff size={16} />}
            c="var(--mantine-color-error)"
            onClick={choose('disable')}
          >
            {text('users.disable')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
