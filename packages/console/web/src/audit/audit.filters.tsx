import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useTokens } from '../tokens/tokens.queries.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { useUsers } from '../users/users.queries.js';
import { useActionGroups } from './action.name.hook.js';
import type { AuditFilter } from './audit.filter.hook.js';

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onChange: (part: Partial<AuditFilter>) => void;
}

const WIDTH = { base: '100%', xs: 'auto' };

/** Filters by user, action and days. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const text = useTranslate();
  const users = useUsers().data ?? [];
  const tokens = useTokens().data ?? [];
  const actions = useActionGroups();
  const actors = [
    ...users.map(({ id, name }) => ({ value: id, label: name })),
    ...tokens.map(({ id, name }) => ({ value: id, label: text('audit.token', { name }) })),
  ];
  const isSelected = ({ value }: { value: string }): boolean => value === filter.by;
  // Includes an unknown id from the URL.
  const unknownActors = filter.by !== '' && !actors.some(isSelected) ? [filter.by] : [];
  return (
    <Group gap="sm" align="flex-end" mb="md" role="group" aria-label={text('audit.filters')}>
      <NativeSelect
        label={text('audit.by')}
        value={filter.by}
        data={[{ value: '', label: text('audit.by.all') }, ...unknownActors, ...actors]}
        onChange={({ currentTarget }) => onChange({ by: currentTarget.value })}
        w={WIDTH}
      />
      <NativeSelect
        label={text('audit.action')}
        value={filter.action}
        data={[{ value: '', label: text('audit.action.all') }, ...actions]}
        onChange={({ currentTarget }) => onChange({ action: currentTarget.value })}
        w={WIDTH}
      />
      {(['from', 'to'] as const).map((field) => (
        <TextInput
          key={field}
          type="date"
          label={text(`audit.${field}`)}
          value={filter[field]}
          onChange={({ currentTarget }) => onChange({ [field]: currentTarget.value })}
          w={WIDTH}
        />
      ))}
    </Group>
  );
}
