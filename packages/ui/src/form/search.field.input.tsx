import { Autocomplete, Loader } from '@mantine/core';
import type { FormField } from 'nestjs-haptik/hsl';
import { useChatSettings } from '../chat/chat.context.js';
import formClasses from './form.module.css';
import { useSuggestions } from './suggestions.hook.js';

interface SearchFieldInputProps {
  readonly field: FormField;
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A text with suggestions from the search of the field. */
export function SearchFieldInput({ field, id, value, onChange }: SearchFieldInputProps) {
  const { labels } = useChatSettings();
  const { suggestions, state, search } = useSuggestions(field);
  const notes = { idle: '', loading: labels.searching, failed: labels.searchFailed, done: '' };
  const isEmpty = state === 'done' && suggestions.length === 0 && value !== '';
  return (
    <>
      <Autocomplete
        id={id}
        placeholder={field.search_placeholder}
        value={value}
        data={[...new Set(suggestions)]}
        // The search has filtered.
        filter={({ options }) => options}
        onChange={(text) => {
          onChange(text);
          search(text);
        }}
        onFocus={() => search(value)}
        rightSection={state === 'loading' ? <Loader size={16} aria-hidden /> : null}
        comboboxProps={{ shadow: 'md' }}
      />
      <span role="status" className={formClasses.fieldNote}>
        {isEmpty ? labels.noMatch : notes[state]}
      </span>
    </>
  );
}
