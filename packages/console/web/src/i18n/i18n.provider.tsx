import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { EN } from './en.js';

/** Provides English texts, with dates and numbers in the format of the browser's region. */
const LOCALE = navigator.languages.find((tag) => tag.startsWith('en')) ?? 'en';

export function I18nProvider({ children }: { children: ReactNode }) {
  return (
    <IntlProvider locale={LOCALE} defaultLocale="en" messages={EN}>
      {children}
    </IntlProvider>
  );
}
