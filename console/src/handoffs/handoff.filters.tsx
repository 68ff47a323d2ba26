import { Autocomplete, Group, SegmentedControl } from '@mantine/core';
import { useText } from '../texts/text.hook.js';
import type { HandoffFilter } from './handoff.filter.js';
import { isState, STATES } from './handoff.views.js';
import { useHandoffTotals } from './handoffs.queries.js';

const ALL = 'all';

interface HandoffFiltersProps {
  readonly filter: HandoffFilter;
  readonly onChange: (part: HandoffFilter) => void;
}

/** State, bot and node. Names are offered, but any can be typed: yesterday's node may be gone. */
export function HandoffFilters({ filter, onChange }: HandoffFiltersProps) {
  const text = useText();
  const counts = useHandoffTotals().data?.counts ?? [];
  const namesOf = (part: 'bot' | 'node'): string[] => [
    ...new Set(counts.map((count) => count[part])),
  ];
  return (
    <Group gap="sm" role="group" aria-label={text('handoffs.filters')}>
      <SegmentedControl
        aria-label={text('handoffs.state')}
        value={filter.state ?? ALL}
        onChange={(state) => onChange({ state: isState(state) ? state : undefined })}
        data={[
          { value: ALL, label: text('handoffs.state.all') },
          ...STATES.map((state) => ({ value: state, label: text(`handoffs.state.${state}`) })),
        ]}
      />
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
          w={180}
        />
      ))}
    </Group>
  );
}
