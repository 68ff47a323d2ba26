import { Checkbox, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Scope } from '../api/contract.js';
import { useTranslate } from '../i18n/translate.hook.js';

const SCOPES: readonly Scope[] = ['copy:read', 'copy:write', 'copy:publish'];

interface ScopesFieldProps {
  readonly value: Scope[];
  readonly onChange: (scopes: Scope[]) => void;
  readonly error?: ReactNode;
}

/** Selects the scopes of a token. */
export function ScopesField({ value, onChange, error }: ScopesFieldProps) {
  const text = useTranslate();
  return (
    <Checkbox.Group
      label={text('tokens.scopes.label')}
      value={value}
      onChange={onChange}
      error={error}
    >
      <Stack gap="xs" mt="xs">
        {SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            value={scope}
            label={text(`tokens.scope.${scope}`)}
            description={text(`tokens.scope.${scope}.description`)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
