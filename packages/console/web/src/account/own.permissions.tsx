import { Stack, Text } from '@mantine/core';
import { LimitSummary } from '../access/limit.summary.js';
import { hasPermission, useCurrentUser } from '../session/session.queries.js';
import { useTranslate } from '../i18n/translate.hook.js';

/** The user's own role, its permissions and limits. */
export function OwnPermissions() {
  const text = useTranslate();
  const me = useCurrentUser();
  return (
    <Stack gap="xs">
      <div>
        <Text fw={600}>{text(`shell.role.${me.role}`)}</Text>
        <Text size="sm" c="dimmed">
          {text(`users.role.${me.role}`)}
        </Text>
      </div>
      {hasPermission(me, 'copy:write') && (
        <div>
          <Text size="xs" c="dimmed">
            {text('account.permissions.texts')}
          </Text>
          <LimitSummary languages={me.languages} prefixes={me.prefixes} />
        </div>
      )}
    </Stack>
  );
}
