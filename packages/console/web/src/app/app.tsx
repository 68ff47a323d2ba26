import { createTheme, MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { RouterProvider } from 'react-router/dom';
import { cssVariables, theme } from '@nestjs-haptik/ui';
import { EN } from '../i18n/en.js';
import { createAppRouter } from './app.routes.js';
import { createQueryClient } from './query.client.js';

/** Texts are English, with dates and numbers in the format of the browser's region. */
const LOCALE = navigator.languages.find((tag) => tag.startsWith('en')) ?? 'en';

const TRANSLATED_THEME = mergeThemeOverrides(
  theme,
  createTheme({
    components: {
      Notification: { defaultProps: { closeButtonProps: { 'aria-label': EN['ui.close'] } } },
    },
  }),
);

export function App() {
  const [client] = useState(createQueryClient);
  const [router] = useState(createAppRouter);
  return (
    <StrictMode>
      <MantineProvider
        theme={TRANSLATED_THEME}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
      >
        <IntlProvider locale={LOCALE} defaultLocale="en" messages={EN}>
          <QueryClientProvider client={client}>
            <Notifications position="bottom-center" />
            <RouterProvider router={router} />
          </QueryClientProvider>
        </IntlProvider>
      </MantineProvider>
    </StrictMode>
  );
}
