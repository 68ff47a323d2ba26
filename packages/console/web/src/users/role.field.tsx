import { Radio, Stack } from '@mantine/core';
import type { Role } from '../api/contract.js';
import { useTranslate } from '../i18n/translate.hook.js';

const ROLES: readonly Role[] = ['viewer', 'editor', 'publisher', 'administrator'];

interface RoleFieldProps {
  readonly value: Role;
  readonly onChange: (role: Role) => void;
}

/** Selects a role; each option describes its permissions. */
export function RoleField({ value, onChange }: RoleFieldProps) {
  const text = useTranslate();
  return (
    <Radio.Group label={text('users.role')} value={value} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {ROLES.map((role) => (
          <Radio
            key={role}
            value={role}
            label={text(`shell.role.${role}`)}
            description={text(`users.role.${role}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** Whether limits to languages and key prefixes apply to a role. */
export function hasEditLimits(role: Role): boolean {
  return role === 'editor' || role === 'publisher';
}
