import { Radio, Stack } from '@mantine/core';
import { useText } from '../texts/text.hook.js';
import { MODES, type SwitchMode } from './node.views.js';

interface ModeFieldProps {
  readonly value: SwitchMode;
  readonly onChange: (mode: SwitchMode) => void;
}

/** The modes, with what users notice of each. */
export function ModeField({ value, onChange }: ModeFieldProps) {
  const text = useText();
  return (
    <Radio.Group label={text('nodes.mode.what')} value={value} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {MODES.map((mode) => (
          <Radio
            key={mode}
            value={mode}
            label={text(`nodes.mode.${mode}`)}
            description={text(`nodes.mode.${mode}.about`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
