import { Radio, Stack } from '@mantine/core';
import { useTranslate } from '../i18n/translate.hook.js';
import { SWITCH_MODE_ORDER, type SwitchMode } from './node.types.js';

interface ModeFieldProps {
  readonly value: SwitchMode;
  readonly onChange: (mode: SwitchMode) => void;
}

/** Selects a mode; each option describes its effect for users. */
export function ModeField({ value, onChange }: ModeFieldProps) {
  const text = useTranslate();
  return (
    <Radio.Group label={text('nodes.mode.label')} value={value} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {SWITCH_MODE_ORDER.map((mode) => (
          <Radio
            key={mode}
            value={mode}
            label={text(`nodes.mode.${mode}`)}
            description={text(`nodes.mode.${mode}.description`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
