import { NativeSelect } from '@mantine/core';
import type { Filter, Overview } from '../api/contract.js';
import { useText } from '../texts/text.hook.js';
import { FILTERS } from './messages.filters.js';

interface FilterSelectProps {
  readonly overview: Overview | undefined;
  readonly chosen: Filter;
  readonly onChoose: (change: { filter: Filter }) => void;
}

/** The filters where there is no room for chips. */
export function FilterSelect({ overview, chosen, onChoose }: FilterSelectProps) {
  const text = useText();
  const data = FILTERS.map((value) => ({
    value,
    label: text('messages.filter.counted', {
      name: text(`messages.filter.${value}`),
      count: overview?.counts[value] ?? 0,
    }),
  }));
  return (
    <NativeSelect
      flex={1}
      aria-label={text('messages.filters')}
      value={chosen}
      data={data}
      onChange={({ currentTarget }) => {
        const filter = FILTERS.find((one) => one === currentTarget.value);
        if (filter) onChoose({ filter });
      }}
    />
  );
}
