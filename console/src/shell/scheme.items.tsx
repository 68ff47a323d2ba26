import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useText } from '../texts/text.hook.js';

const SCHEMES = [
  ['auto', IconDeviceDesktop],
  ['light', IconSun],
  ['dark', IconMoon],
] as const satisfies readonly (readonly [MantineColorScheme, unknown])[];

/** Light, dark, or as the system is. */
export function SchemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const text = useText();
  return (
    <>
      <Menu.Label>{text('shell.scheme')}</Menu.Label>
      {SCHEMES.map(([scheme, Icon]) => (
        <Menu.Item
          key={scheme}
          role="menuitemradio"
          aria-checked={colorScheme === scheme}
          leftSection={<Icon size={16} aria-hidden />}
          rightSection={colorScheme === scheme && <IconCheck size={16} aria-hidden />}
          onClick={() => setColorScheme(scheme)}
        >
          {text(`shell.scheme.${scheme}`)}
        </Menu.Item>
      ))}
    </>
  );
}
