import { UnstyledButton } from '@mantine/core';
import { FormattedNumber } from 'react-intl';
import type { KeyFilterName, OverviewJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { MESSAGE_FILTERS } from './message.filters.hook.js';
import classes from '../messages.module.css';

interface FilterChipsProps {
  readonly overview: OverviewJson | undefined;
  readonly chosen: KeyFilterName;
  readonly onChoose: (change: { filter: KeyFilterName }) => void;
}

export function FilterChips({ overview, chosen, onChoose }: FilterChipsProps) {
  const text = useTranslate();
  return (
    <div className={classes.chips} role="group" aria-label={text('messages.filters')}>
      {MESSAGE_FILTERS.map((filter) => (
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
