import { Autocomplete, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { api } from '../../api/api.client.js';
import type { OverviewJson } from '../../api/contract.js';
import { isProblem } from '../../api/problem.error.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { knownLanguages, findLanguages, resolveLanguageTag } from './languages.js';
import { OVERVIEW_KEY } from '../messages.queries.js';

interface AddLanguageProps {
  /** The languages of the bot. */
  readonly existing: readonly string[];
  readonly onAdded: (language: string) => void;
}

/** A form that adds a language. */
export function AddLanguage({ existing, onAdded }: AddLanguageProps) {
  const text = useTranslate();
  const { locale } = useIntl();
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const [isUnclear, setUnclear] = useState(false);
  const known = useMemo(() => knownLanguages(locale), [locale]);
  const add = useMutation({
    mutationFn: (language: string) => api.post<OverviewJson>('copy/languages', { language }),
    onSuccess: (overview, language) => {
      client.setQueryData(OVERVIEW_KEY, overview);
      setTyped('');
      onAdded(language);
    },
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const tag = resolveLanguageTag(typed, known);
    setUnclear(tag === undefined);
    if (tag !== undefined) add.mutate(tag);
  };
  const isInvalid = isUnclear || isProblem(add.error, 'invalid');
  const errorMessage = isProblem(add.error) ? add.error.message : undefined;
  const others = known.filter(({ tag }) => !existing.includes(tag));
  return (
    <form onSubmit={submit}>
      <Autocomplete
        label={text('messages.language.new')}
        placeholder={text('messages.language.example')}
        description={text('messages.language.how')}
        data={others.map(({ label }) => label)}
        filter={({ search }) => findLanguages(search, others).map(({ label }) => optionOf(label))}
        value={typed}
        onChange={(value) => {
          setTyped(value);
          setUnclear(false);
          add.reset();
        }}
        error={isInvalid ? text('messages.language.unclear', { typed }) : errorMessage}
        // The list scrolls itself: a scrolling wrapper would need a tab stop.
        withScrollArea={false}
        styles={{ options: { maxHeight: 180, overflowY: 'auto' } }}
        // Rendered in a portal, the list would count as outside of the menu and close it.
        comboboxProps={{ withinPortal: false }}
      />
      <Button
        type="submit"
        variant="default"
        fullWidth
        mt={8}
        disabled={typed.trim() === ''}
        loading={add.isPending}
      >
        {text('messages.language.add')}
      </Button>
    </form>
  );
}

function optionOf(label: string) {
  return { value: label, label };
}
