import { Group, SegmentedControl, Select } from '@mantine/core';
import { useTranslate } from '../i18n/translate.hook.js';
import { type OperationsFilter, RANGE_ORDER } from './operations.filter.hook.js';

interface OperationsControlsProps {
  readonly filter: OperationsFilter;
  /** Names of all bots; empty before the overview is loaded. */
  readonly bots: readonly string[];
  readonly onChange: (change: Partial<OperationsFilter>) => void;
}

/** Chooses the period and the bot. */
export function OperationsControls({ filter, bots, onChange }: OperationsControlsProps) {
  const text = useTranslate();
  const { range, bot } = filter;
  const names = [...new Set([...bots, ...(bot === undefined ? [] : [bot])])];
  return (
    <Group gap="sm" role="group" aria-label={text('operations.filters')}>
      <SegmentedControl
        aria-label={text('operations.range')}
        value={range}
        data={RANGE_ORDER.map((value) => ({ value, label: text(`operations.range.${value}`) }))}
        onChange={(value) => onChange({ range: value })}
      />
      {(names.length > 1 || bot !== undefined) && (
        <Select
          aria-label={text('operations.bot')}
          placeholder={text('operations.bot.all')}
          data={names}
          value={bot ?? null}
          onChange={(value) => onChange({ bot: value ?? undefined })}
          clearable
          clearButtonProps={{ 'aria-label': text('operations.bot.all') }}
          w={170}
        />
      )}
    </Group>
  );
}
