import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** The name of a language for people: `Hindi` for `hi`; its tag where nobody gave it a name. */
export function useLanguageName(): (language: string) => string {
  const intl = useIntl();
  return useCallback(
    (language) => intl.formatDisplayName(language, { type: 'language' }) ?? language,
    [intl],
  );
}
