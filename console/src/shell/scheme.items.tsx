import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
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
      <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(schemeOf(scheme))}>
        {SCHEMES.map(([scheme, Icon]) => (
          <Menu.RadioItem key={scheme} value={scheme} rightSection={<Icon size={16} aria-hidden />}>
            {text(`shell.scheme.${scheme}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

function schemeOf(value: string): MantineColorScheme {
  return SCHEMES.find(([scheme]) => scheme === value)?.[0] ?? 'auto';
}
