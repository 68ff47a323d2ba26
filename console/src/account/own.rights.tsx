import { Stack, Text } from '@mantine/core';
import { LimitSummary } from '../people/limit.summary.js';
import { hasRight, useMe } from '../session/session.queries.js';
import { useText } from '../texts/text.hook.js';

/** The role, what it allows, and for which texts. */
export function OwnRights() {
  const text = useText();
  const me = useMe();
  return (
    <Stack gap="xs">
      <div>
        <Text fw={600}>{text(`shell.role.${me.role}`)}</Text>
        <Text size="sm" c="dimmed">
          {text(`users.role.${me.role}`)}
        </Text>
      </div>
      {hasRight(me, 'copy:write') && (
        <div>
          <Text size="xs" c="dimmed">
            {text('account.rights.texts')}
          </Text>
          <LimitSummary languages={me.languages} prefixes={me.prefixes} />
        </div>
      )}
    </Stack>
  );
}
