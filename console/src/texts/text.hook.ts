import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { TextKey } from './en.js';

export type TextValues = Readonly<Record<string, string | number | Date>>;
export type TextOf = (key: TextKey, values?: TextValues) => string;

/**
 * The console's own texts in the language of whoever reads them.
 *
 * @example
 * const text = useText();
 * return <Title>{text('messages.title')}</Title>;
 */
export function useText(): TextOf {
  const intl = useIntl();
  return useCallback((key, values) => intl.formatMessage({ id: key }, values), [intl]);
}
