import { useIntl } from 'react-intl';
import { useLanguageName } from '../messages/languages/language.name.hook.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { type PublishCount, totalOf } from './publish.count.js';

/** Formats the number of texts of each language, e.g. `2 in English, 1 in Hindi`. */
export function useFormatLanguageCounts(): (counts: readonly PublishCount[]) => string {
  const text = useTranslate();
  const intl = useIntl();
  const nameOf = useLanguageName();
  return (counts) =>
    intl.formatList(
      counts.map((one) =>
        text('publishing.in', { count: totalOf([one]), language: nameOf(one.language) }),
      ),
      { type: 'unit' },
    );
}
