import { useIntl } from 'react-intl';

/** The name of a language for people: `Hindi` for `hi`. */
export function useLanguageName(): (language: string) => string {
  const intl = useIntl();
  return (language) => {
    try {
      return intl.formatDisplayName(language, { type: 'language' }) ?? language;
    } catch {
      return language;
    }
  };
}
