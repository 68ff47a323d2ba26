import { Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SessionJson } from '../api/contract.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { DateTime } from '../ui/date.time.js';
import { StatusBadge } from './status.badge.js';
import { parseUserAgent, isMobileUserAgent } from './user.agent.js';

interface SessionListProps {
  readonly sessions: readonly SessionJson[];
  readonly action?: (session: SessionJson) => ReactNode;
}

/** The sessions of a user. */
export function SessionList({ sessions, action }: SessionListProps) {
  return (
    <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
      {sessions.map((session) => (
        <Group component="li" key={session.id} gap="sm" wrap="nowrap" align="flex-start">
          <ThemeIcon variant="light" color="gray" size={36} aria-hidden>
            {isMobileUserAgent(session.userAgent) ? (
              <IconDeviceMobile size={20} />
            ) : (
              <IconDeviceDesktop size={20} />
            )}
          </ThemeIcon>
          <SessionDetails session={session} />
          {action?.(session)}
        </Group>
      ))}
    </Stack>
  );
}

function SessionDetails({ session }: { session: SessionJson }) {
  const text = useTranslate();
  const { browser, system } = parseUserAgent(session.userAgent);
  const names = { browser: browser ?? text('access.browser'), system: system ?? '' };
  return (
    <div style={{ flex: 1, minWidth: 0 }}>
      <Group gap="xs">
        <Text size="sm" fw={500}>
          {system ? text('access.device', names) : names.browser}
        </Text>
        {session.isCurrent && (
          <StatusBadge color="green">{text('access.session.current')}</StatusBadge>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {session.ipAddress !== null && `${session.ipAddress} · `}
        {text('access.session.used')} <DateTime at={session.lastUsedAt} />
        {' · '}
        {text('access.session.since')} <DateTime at={session.createdAt} />
      </Text>
    </div>
  );
}
