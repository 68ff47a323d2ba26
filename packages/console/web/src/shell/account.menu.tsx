import { Avatar, Box, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconLogout, IconSelector, IconUserCircle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { ColorSchemeItems } from '@nestjs-haptik/ui';
import { useCurrentUser, useSignOut } from '../session/session.queries.js';
import { useTranslate } from '../i18n/translate.hook.js';
import classes from './shell.module.css';

/** The signed-in user, with links to the account, color scheme and sign-out. */
export function AccountMenu() {
  const me = useCurrentUser();
  const text = useTranslate();
  const signOut = useSignOut();
  return (
    <Menu position="top-start" width={220} withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.account ?? ''}>
          <Avatar name={me.name} color="iris" size={30} aria-hidden />
          <Box flex={1} miw={0}>
            <Text size="sm" fw={600} truncate>
              {me.name}
            </Text>
            <Text size="xs" c="dimmed">
              {text(`shell.role.${me.role}`)}
            </Text>
          </Box>
          <IconSelector size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCircle size={16} />}>
          {text('account.title')}
        </Menu.Item>
        <Menu.Divider />
        <ColorSchemeItems
          labels={{
            title: text('shell.scheme'),
            auto: text('shell.scheme.auto'),
            light: text('shell.scheme.light'),
            dark: text('shell.scheme.dark'),
          }}
        />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate()}>
          {text('shell.sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
