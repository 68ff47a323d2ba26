import { useIntl } from 'react-intl';
import { useLanguageName } from '../messages/language.name.js';
import { useText } from '../texts/text.hook.js';
import { type LiveCount, liveTotal } from './live.count.js';

/** Says in one line how many texts there are of each language, e.g. `2 in English, 1 in Hindi`. */
export function useLanguageCounts(): (counts: readonly LiveCount[]) => string {
  const text = useText();
  const intl = useIntl();
  const nameOf = useLanguageName();
  return (counts) =>
    intl.formatList(
      counts.map((one) =>
        text('publishing.in', { count: liveTotal([one]), language: nameOf(one.language) }),
      ),
      { type: 'unit' },
    );
}
