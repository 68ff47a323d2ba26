import { NavLink as MantineNavLink, Stack, Text } from '@mantine/core';
import { NavLink } from 'react-router';
import { hasPermission, useCurrentUser } from '../session/session.queries.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { NAVIGATION, type NavigationGroup } from './navigation.items.js';
import classes from './shell.module.css';

/** Links to the pages that the user has permission for. */
export function ShellNavigation({ onNavigate }: { onNavigate: () => void }) {
  const me = useCurrentUser();
  const groups = NAVIGATION.map(({ name, items }) => ({
    name,
    items: items.filter(({ permission }) => hasPermission(me, permission)),
  })).filter(({ items }) => items.length > 0);
  return (
    <Stack gap="lg" py="sm">
      {groups.map((group) => (
        <NavigationGroupLinks key={group.name} group={group} onNavigate={onNavigate} />
      ))}
    </Stack>
  );
}

function NavigationGroupLinks({
  group,
  onNavigate,
}: {
  group: NavigationGroup;
  onNavigate: () => void;
}) {
  const text = useTranslate();
  return (
    <div role="group" aria-label={text(group.name)}>
      <Text size="xs" fw={600} c="dimmed" px={10} mb={4} aria-hidden>
        {text(group.name)}
      </Text>
      {group.items.map(({ to, name, icon: Icon }) => (
        <MantineNavLink
          key={to}
          component={NavLink}
          to={to}
          label={text(name)}
          leftSection={<Icon size={17} stroke={1.7} aria-hidden />}
          className={classes.link ?? ''}
          onClick={onNavigate}
        />
      ))}
    </div>
  );
}
