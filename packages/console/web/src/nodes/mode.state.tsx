import { Group, Text } from '@mantine/core';
import { IconHeadset, IconMessageOff, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslate } from '../i18n/translate.hook.js';
import type { SwitchMode } from './node.types.js';

const MODE_STYLES = {
  normal: { icon: IconPlayerPlay, color: 'light-dark(#2b7a3d, #69db7c)' },
  fallback: { icon: IconMessageOff, color: 'light-dark(#c92a2a, #ff8787)' },
  handoff: { icon: IconHeadset, color: 'light-dark(#a15c07, #fcc419)' },
};

/** Describes how calls are handled. */
export function ModeState({ mode }: { mode: SwitchMode }) {
  const text = useTranslate();
  const { icon: Icon, color } = MODE_STYLES[mode];
  return (
    <Group gap={6} wrap="nowrap">
      <Icon size={16} color={color} aria-hidden />
      <Text size="sm" fw={500}>
        {text(`nodes.mode.${mode}`)}
      </Text>
    </Group>
  );
}
