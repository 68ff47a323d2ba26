import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';

const COLOR_SCHEMES = [
  ['auto', IconDeviceDesktop],
  ['light', IconSun],
  ['dark', IconMoon],
] as const satisfies readonly (readonly [MantineColorScheme, unknown])[];

/** The texts of {@link ColorSchemeItems}. */
export interface ColorSchemeLabels {
  readonly title: string;
  readonly auto: string;
  readonly light: string;
  readonly dark: string;
}

/** Menu items for the light, dark or system color scheme. */
export function ColorSchemeItems({ labels }: { labels: ColorSchemeLabels }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{labels.title}</Menu.Label>
      <Menu.RadioGroup
        value={colorScheme}
        onChange={(scheme) => setColorScheme(parseColorScheme(scheme))}
      >
        {COLOR_SCHEMES.map(([scheme, Icon]) => (
          <Menu.RadioItem key={scheme} value={scheme} rightSection={<Icon size={16} aria-hidden />}>
            {labels[scheme]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

function parseColorScheme(value: string): MantineColorScheme {
  return COLOR_SCHEMES.find(([scheme]) => scheme === value)?.[0] ?? 'auto';
}
