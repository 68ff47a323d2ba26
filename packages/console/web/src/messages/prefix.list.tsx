import { UnstyledButton } from '@mantine/core';
import { FormattedNumber } from 'react-intl';
import type { OverviewJson } from '../api/contract.js';
import { useTranslate } from '../i18n/translate.hook.js';
import classes from './messages.module.css';

interface PrefixListProps {
  readonly overview: OverviewJson | undefined;
  readonly chosen: string;
  readonly onChoose: (change: { prefix: string }) => void;
}

/** The key prefixes of the bot, as a filter. */
export function PrefixList({ overview, chosen, onChoose }: PrefixListProps) {
  const text = useTranslate();
  const rows = overview?.prefixes ?? [];
  return (
    <nav className={classes.prefixes} aria-label={text('messages.prefixes')}>
      {[{ prefix: '', keys: overview?.counts.all ?? 0 }, ...rows].map(({ prefix, keys }) => (
        <UnstyledButton
          key={prefix}
          className={classes.prefix ?? ''}
          aria-pressed={prefix === chosen}
          onClick={() => onChoose({ prefix })}
        >
          <span>{prefix === '' ? text('messages.prefix.all') : prefix}</span>
          <span className={classes.count}>
            <FormattedNumber value={keys} />
          </span>
        </UnstyledButton>
      ))}
    </nav>
  );
}
