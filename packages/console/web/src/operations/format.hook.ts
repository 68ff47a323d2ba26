import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { createFormat, type Format } from './format.js';

/** Writes values as the operator's region does. */
export function useFormat(): Format {
  const { locale } = useIntl();
  return useMemo(() => createFormat(locale), [locale]);
}
