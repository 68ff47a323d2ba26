import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** The display name of a language, e.g. `Hindi` for `hi`; the tag if there is none. */
export function useLanguageName(): (language: string) => string {
  const intl = useIntl();
  return useCallback(
    (language) => intl.formatDisplayName(language, { type: 'language' }) ?? language,
    [intl],
  );
}
