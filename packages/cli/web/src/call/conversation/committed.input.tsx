import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { useState } from 'react';

interface CommittedInputProps extends Pick<
  AutocompleteProps,
  'label' | 'description' | 'data' | 'renderOption' | 'dir' | 'placeholder'
> {
  readonly value: string;
  /** Called with a changed text when the field is left, by Enter, and by a chosen option. */
  readonly onCommit: (value: string) => void;
}

/** A text field that changes something on the server, so not at every key. */
export function CommittedInput({ value, onCommit, ...props }: CommittedInputProps) {
  const [text, setText] = useState<string>();
  const commit = (chosen: string | undefined): void => {
    if (chosen !== undefined && chosen !== value) onCommit(chosen);
    setText(undefined);
  };
  return (
    <Autocomplete
      size="xs"
      {...props}
      filter={({ options }) => options}
      value={text ?? value}
      onChange={setText}
      onOptionSubmit={commit}
      onBlur={() => commit(text)}
      onKeyDown={({ key, currentTarget }) => {
        const isListOpen = currentTarget.getAttribute('aria-activedescendant');
        if (key === 'Enter' && !isListOpen) commit(text);
      }}
    />
  );
}
