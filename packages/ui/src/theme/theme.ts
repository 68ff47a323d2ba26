import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const iris: MantineColorsTuple = [
  '#f1f0ff',
  '#e2e0fe',
  '#c6c2fb',
  '#a8a1f8',
  '#8b82f3',
  '#7469ef',
  '#5f52ea',
  '#5046e5',
  '#4338ca',
  '#362ca8',
];

const SYSTEM_FONTS =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'Noto Sans', Roboto, 'Helvetica Neue', Arial, 'Noto Sans Devanagari', 'Noto Sans Tamil', sans-serif";

export const theme = createTheme({
  colors: { iris },
  primaryColor: 'iris',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  defaultRadius: 'md',
  fontFamily: SYSTEM_FONTS,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontWeight: '650',
    sizes: { h3: { fontSize: '1.375rem' }, h4: { fontSize: '1rem' } },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Modal: {
      styles: { title: { fontSize: '1rem', fontWeight: 650 } },
      // A <header> in a dialog would count as the banner of the page.
      defaultProps: { attributes: { header: { role: 'none' } } },
    },
    // The placeholder is not an allowed child of a menu.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
});

/** Mantine's grays lack the contrast of WCAG AA on its own backgrounds. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5b6270',
    '--mantine-color-placeholder': '#6b7280',
    '--mantine-color-error': '#c92a2a',
    '--ui-canvas': '#ffffff',
    '--ui-rail': '#f7f7f9',
    '--ui-line': '#e4e5ea',
    '--ui-hover': '#f4f4f8',
  },
  dark: {
    '--mantine-color-body': '#17181c',
    '--mantine-color-dimmed': '#a3a8b4',
    '--mantine-color-placeholder': '#9096a3',
    '--mantine-color-error': '#ff8787',
    '--ui-canvas': '#17181c',
    '--ui-rail': '#1d1e23',
    '--ui-line': '#2e3038',
    '--ui-hover': '#22242a',
  },
});
