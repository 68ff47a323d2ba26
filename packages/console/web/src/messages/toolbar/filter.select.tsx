import { NativeSelect } from '@mantine/core';
import type { KeyFilterName, OverviewJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { MESSAGE_FILTERS } from './message.filters.hook.js';

interface FilterSelectProps {
  readonly overview: OverviewJson | undefined;
  readonly chosen: KeyFilterName;
  readonly onChoose: (change: { filter: KeyFilterName }) => void;
}

/** The filters as a select, for narrow screens. */
export function FilterSelect({ overview, chosen, onChoose }: FilterSelectProps) {
  const text = useTranslate();
  const data = MESSAGE_FILTERS.map((value) => ({
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
        const filter = MESSAGE_FILTERS.find((one) => one === currentTarget.value);
        if (filter) onChoose({ filter });
      }}
    />
  );
}
