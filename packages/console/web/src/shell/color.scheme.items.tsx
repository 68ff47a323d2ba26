import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslate } from '../i18n/translate.hook.js';

const COLOR_SCHEMES = [
  ['auto', IconDeviceDesktop],
  ['light', IconSun],
  ['dark', IconMoon],
] as const satisfies readonly (readonly [MantineColorScheme, unknown])[];

/** Menu items for the light, dark or system color scheme. */
export function ColorSchemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const text = useTranslate();
  return (
    <>
      <Menu.Label>{text('shell.scheme')}</Menu.Label>
      <Menu.RadioGroup
        value={colorScheme}
        onChange={(scheme) => setColorScheme(parseColorScheme(scheme))}
      >
        {COLOR_SCHEMES.map(([scheme, Icon]) => (
          <Menu.RadioItem key={scheme} value={scheme} rightSection={<Icon size={16} aria-hidden />}>
            {text(`shell.scheme.${scheme}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

function parseColorScheme(value: string): MantineColorScheme {
  return COLOR_SCHEMES.find(([scheme]) => scheme === value)?.[0] ?? 'auto';
}
