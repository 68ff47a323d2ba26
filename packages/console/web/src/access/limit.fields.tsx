import { MultiSelect, SimpleGrid, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { api } from '../api/api.client.js';
import type { OverviewJson } from '../api/contract.js';
import { useTranslate } from '../i18n/translate.hook.js';
import type { LimitFieldValues } from './limits.js';
import { normalizeForSearch } from '../messages/languages/languages.js';
import { useLanguageName } from '../messages/languages/language.name.hook.js';

interface LimitFieldsProps {
  readonly values: LimitFieldValues;
  readonly onChange: (values: LimitFieldValues) => void;
}

/** Fields for the limits to languages and key prefixes. */
export function LimitFields({ values, onChange }: LimitFieldsProps) {
  const text = useTranslate();
  const nameOf = useLanguageName();
  const overview = useQuery({
    queryKey: ['people', 'overview'],
    queryFn: ({ signal }) => api.get<OverviewJson>('copy/overview', {}, signal),
  });
  const languages = new Set([...(overview.data?.languages ?? []), ...values.languages]);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} onKeyDown={preventSubmitOnEnter}>
      <MultiSelect
        label={text('access.languages')}
        description={text('access.languages.description')}
        placeholder={values.languages.length > 0 ? '' : text('access.languages.all')}
        data={[...languages].map((value) => ({ value, label: nameOf(value) }))}
        value={values.languages}
        onChange={(chosen) => onChange({ ...values, languages: chosen })}
        clearable
        searchable
        filter={({ options, search }) =>
          options.filter(
            (one) =>
              'label' in one && normalizeForSearch(one.label).includes(normalizeForSearch(search)),
          )
        }
        selectFirstOptionOnChange
        clearButtonProps={{ 'aria-label': text('access.clear') }}
      />
      <TagsInput
        label={text('access.prefixes')}
        description={text('access.prefixes.description')}
        placeholder={values.prefixes.length > 0 ? '' : text('access.prefixes.all')}
        data={overview.data?.prefixes.map(({ prefix }) => prefix) ?? []}
        value={values.prefixes}
        onChange={(chosen) => onChange({ ...values, prefixes: chosen })}
        clearable
        clearButtonProps={{ 'aria-label': text('access.clear') }}
      />
    </SimpleGrid>
  );
}

/** Enter adds the typed prefix. Submitting the form instead would grant permissions without a limit. */
function preventSubmitOnEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}
