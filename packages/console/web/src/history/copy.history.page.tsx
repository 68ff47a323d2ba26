import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useLanguageName } from '../messages/languages/language.name.hook.js';
import { useOverview } from '../messages/messages.queries.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { Page } from '../ui/page.js';
import { HistoryList } from './history.list.js';

const KEY_DEBOUNCE_MS = 300;

/** The history of all texts. */
export function CopyHistoryPage() {
  const text = useTranslate();
  const nameOf = useLanguageName();
  const { data } = useOverview();
  const [language, setLanguage] = useState('');
  const [typed, setKey] = useState('');
  const [key] = useDebouncedValue(typed.trim(), KEY_DEBOUNCE_MS);
  const languages = (data?.languages ?? []).map((value) => ({ value, label: nameOf(value) }));
  return (
    <Page title={text('history.title')} description={text('history.description')}>
      <Group gap="sm" mb="sm" align="flex-end">
        <NativeSelect
          label={text('history.language')}
          data={[{ value: '', label: text('history.language.all') }, ...languages]}
          value={language}
          onChange={({ currentTarget }) => setLanguage(currentTarget.value)}
        />
        <TextInput
          flex="1 1 200px"
          maw={360}
          label={text('history.key')}
          placeholder={text('history.key.placeholder')}
          value={typed}
          onChange={({ currentTarget }) => setKey(currentTarget.value)}
        />
      </Group>
      <HistoryList
        filter={{ ...(key !== '' && { key }), ...(language !== '' && { language }) }}
        isTextIdShown
      />
    </Page>
  );
}
