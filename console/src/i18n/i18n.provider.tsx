import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { EN } from './en.js';

/** Dates and numbers as the browser's region writes them; words in English until there are more. */
const LOCALE = navigator.languages.find((tag) => tag.startsWith('en')) ?? 'en';

export function I18nProvider({ children }: { children: ReactNode }) {
  return (
    <IntlProvider locale={LOCALE} defaultLocale="en" messages={EN}>
      {children}
    </IntlProvider>
  );
}
