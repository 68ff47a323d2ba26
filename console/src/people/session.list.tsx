import { Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SessionView } from '../api/contract.js';
import { useText } from '../texts/text.hook.js';
import { Moment } from '../ui/moment.js';
import { Mark } from './mark.js';
import { deviceOf, isPhone } from './device.js';

interface SessionListProps {
  readonly sessions: readonly SessionView[];
  readonly action?: (session: SessionView) => ReactNode;
}

/** Where somebody is signed in. */
export function SessionList({ sessions, action }: SessionListProps) {
  return (
    <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
      {sessions.map((session) => (
        <Group component="li" key={session.id} gap="sm" wrap="nowrap" align="flex-start">
          <ThemeIcon variant="light" color="gray" size={36} aria-hidden>
            {isPhone(session.userAgent) ? (
              <IconDeviceMobile size={20} />
            ) : (
              <IconDeviceDesktop size={20} />
            )}
          </ThemeIcon>
          <SessionWords session={session} />
          {action?.(session)}
        </Group>
      ))}
    </Stack>
  );
}

function SessionWords({ session }: { session: SessionView }) {
  const text = useText();
  const { browser, system } = deviceOf(session.userAgent);
  const names = { browser: browser ?? text('people.browser'), system: system ?? '' };
  return (
    <div style={{ flex: 1, minWidth: 0 }}>
      <Group gap="xs">
        <Text size="sm" fw={500}>
          {system ? text('people.device', names) : names.browser}
        </Text>
        {session.isCurrent && <Mark color="green">{text('people.session.current')}</Mark>}
      </Group>
      <Text size="xs" c="dimmed">
        {session.ipAddress !== null && `${session.ipAddress} · `}
        {text('people.session.used')} <Moment at={session.lastUsedAt} />
        {' · '}
        {text('people.session.since')} <Moment at={session.createdAt} />
      </Text>
    </div>
  );
}
