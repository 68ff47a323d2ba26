import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { TranslationKey } from './en.js';

export type TranslationValues = Readonly<Record<string, string | number | Date>>;
export type Translate = (key: TranslationKey, values?: TranslationValues) => string;

/**
 * Returns a function that translates the console's own texts.
 *
 * @example
 * const text = useTranslate();
 * return <Title>{text('messages.title')}</Title>;
 */
export function useTranslate(): Translate {
  const intl = useIntl();
  return useCallback((key, values) => intl.formatMessage({ id: key }, values), [intl]);
}
