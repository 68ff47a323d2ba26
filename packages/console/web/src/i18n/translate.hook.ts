import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { Translate } from './translate.js';

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
