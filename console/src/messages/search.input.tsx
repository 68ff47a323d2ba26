import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useText } from '../texts/text.hook.js';

const PAUSE_MS = 200;

/** Looks in keys and texts; `/` leads here from anywhere, Escape empties it. */
export function SearchInput({
  value,
  onChange,
  onDown,
}: {
  value: string;
  onChange: (search: string) => void;
  /** The arrow down leads to what was found. */
  onDown: () => void;
}) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const tell = useDebouncedCallback(onChange, PAUSE_MS);
  useHotkeys([['/', () => input.current?.focus()]]);
  const write = (search: string): void => {
    setTyped(search);
    tell(search);
  };
  return (
    <TextInput
      ref={input}
      type="search"
      dir="auto"
      flex="1 1 220px"
      maw={420}
      aria-label={text('messages.search')}
      placeholder={text('messages.search')}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed === '' ? (
          <Kbd size="xs" visibleFrom="sm" aria-hidden>
            /
          </Kbd>
        ) : (
          <CloseButton
            size="sm"
            aria-label={text('messages.search.clear')}
            onClick={() => write('')}
          />
        )
      }
      value={typed}
      onChange={({ currentTarget }) => write(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          onDown();
        } else if (event.key === 'Escape' && typed !== '') {
          event.stopPropagation(); // it does not close the editor, too
          write('');
        }
      }}
    />
  );
}
