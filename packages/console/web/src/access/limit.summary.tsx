import { Code, Text } from '@mantine/core';
import { FormattedList } from 'react-intl';
import { useTranslate } from '../i18n/translate.hook.js';
import { useLanguageName } from '../messages/languages/language.name.hook.js';
import type { Limits } from './limits.js';

/** Describes the texts that a user or token may change. */
export function LimitSummary({ languages, prefixes }: Limits) {
  const text = useTranslate();
  const nameOf = useLanguageName();
  if (!languages && !prefixes) return <Text size="sm">{text('access.limits.none')}</Text>;
  return (
    <>
      <Text size="sm">
        {languages ? <FormattedList value={languages.map(nameOf)} /> : text('access.languages.all')}
      </Text>
      {prefixes && (
        <Text size="xs" c="dimmed">
          {prefixes.map((prefix) => (
            <Code key={prefix} mr={4}>
              {prefix}
            </Code>
          ))}
        </Text>
      )}
    </>
  );
}
