import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { TranslationKey } from './en.js';

export type TranslationValues = Readonly<Record<string, string | number | Date>>;
export type Translate = (key: TranslationKey, values?: TranslationValues) => string;

/**
 * The console's own texts in the language of whoever reads them.
 *
 * @example
 * const text = useTranslate();
 * return <Title>{text('messages.title')}</Title>;
 */
export function useTranslate(): Translate {
  const intl = useIntl();
  return useCallback((key, values) => intl.formatMessage({ id: key }, values), [intl]);
}
