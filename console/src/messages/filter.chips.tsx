import { UnstyledButton } from '@mantine/core';
import { FormattedNumber } from 'react-intl';
import type { Filter, Overview } from '../api/contract.js';
import { useText } from '../texts/text.hook.js';
import { FILTERS } from './messages.filters.js';
import classes from './messages.module.css';

interface FilterChipsProps {
  readonly overview: Overview | undefined;
  readonly chosen: Filter;
  readonly onChoose: (change: { filter: Filter }) => void;
}

export function FilterChips({ overview, chosen, onChoose }: FilterChipsProps) {
  const text = useText();
  return (
    <div className={classes.chips} role="group" aria-label={text('messages.filters')}>
      {FILTERS.map((filter) => (
        <UnstyledButton
          key={filter}
          className={classes.chip ?? ''}
          aria-pressed={filter === chosen}
          onClick={() => onChoose({ filter })}
        >
          {text(`messages.filter.${filter}`)}
          {overview && (
            <span className={classes.count}>
              <FormattedNumber value={overview.counts[filter]} />
            </span>
          )}
        </UnstyledButton>
      ))}
    </div>
  );
}
