import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useText } from '../texts/text.hook.js';
import type { useSearchKeys } from './search.keys.js';

const PAUSE_MS = 200;

/** Looks in keys and texts; `/` leads here from anywhere, Escape empties it. */
export function SearchInput({
  value,
  onChange,
  keys,
}: {
  value: string;
  onChange: (search: string) => void;
  /** The arrow down leads to what is found, as soon as it is. */
  keys: ReturnType<typeof useSearchKeys>;
}) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const tell = useDebouncedCallback(onChange, PAUSE_MS);
  const begin = (): void => {
    input.current?.focus();
    input.current?.select();
  };
  useHotkeys([['/', begin]]);
  useEffect(() => {
    // A link or the way back led to another list.
    if (document.activeElement !== input.current) setTyped(value);
  }, [value]);
  const write = (search: string): void => {
    keys.forget();
    setTyped(search);
    tell(search);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    if (key === 'Escape' && typed !== '') {
      event.stopPropagation(); // it does not close the editor, too
      write('');
    } else if (!event.nativeEvent.isComposing && keys.take(key, typed)) {
      event.preventDefault();
      tell.flush();
    } else if (key === 'Enter' || key === 'Tab') {
      tell.flush();
    }
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
      onBlur={keys.forget}
      onKeyDown={onKeyDown}
    />
  );
}
