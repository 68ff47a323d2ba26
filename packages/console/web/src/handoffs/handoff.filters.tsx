import { Autocomplete, Group, SegmentedControl, Select } from '@mantine/core';
import { useTranslate } from '../i18n/translate.hook.js';
import type { HandoffListFilter } from './handoff.filter.hook.js';
import { isHandoffState, HANDOFF_STATE_ORDER } from './handoff.types.js';
import { useHandoffTotals } from './handoffs.queries.js';

const ALL = 'all';

interface HandoffFiltersProps {
  readonly filter: HandoffListFilter;
  readonly onChange: (part: HandoffListFilter) => void;
}

/** Filters by state, bot and node. Any name can be typed: a node of past handoffs may no longer exist. */
export function HandoffFilters({ filter, onChange }: HandoffFiltersProps) {
  const text = useTranslate();
  const counts = useHandoffTotals().data?.counts ?? [];
  const namesOf = (part: 'bot' | 'node'): string[] => [
    ...new Set(counts.map((count) => count[part])),
  ];
  const state = {
    'aria-label': text('handoffs.state'),
    value: filter.state ?? ALL,
    data: [
      { value: ALL, label: text('handoffs.state.all') },
      ...HANDOFF_STATE_ORDER.map((value) => ({ value, label: text(`handoffs.state.${value}`) })),
    ],
    onChange: (chosen: string | null) =>
      onChange({ state: isHandoffState(chosen) ? chosen : undefined }),
  };
  return (
    <Group gap="sm" role="group" aria-label={text('handoffs.filters')}>
      <SegmentedControl {...state} visibleFrom="sm" />
      <Select {...state} allowDeselect={false} hiddenFrom="sm" w="100%" />
      {(['bot', 'node'] as const).map((part) => (
        <Autocomplete
          key={part}
          aria-label={text(`handoffs.${part}`)}
          placeholder={text(`handoffs.${part}.any`)}
          data={namesOf(part)}
          value={filter[part] ?? ''}
          onChange={(name) => onChange({ [part]: name || undefined })}
          clearable
          clearButtonProps={{ 'aria-label': text(`handoffs.${part}.any`) }}
          w={{ base: '100%', xs: 180 }}
        />
      ))}
    </Group>
  );
}
