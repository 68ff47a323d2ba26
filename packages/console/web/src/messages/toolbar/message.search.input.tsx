import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslate } from '../../i18n/translate.hook.js';
import type { useSearchKeyboard } from './search.keyboard.hook.js';

const SEARCH_DEBOUNCE_MS = 200;

/** Searches keys and texts. `/` focuses it from anywhere, Escape clears it. */
export function MessageSearchInput({
  value,
  onChange,
  keyboard,
}: {
  value: string;
  onChange: (search: string) => void;
  /** Arrow Down moves to the result as soon as it is loaded. */
  keyboard: ReturnType<typeof useSearchKeyboard>;
}) {
  const text = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const notify = useDebouncedCallback(onChange, SEARCH_DEBOUNCE_MS);
  const focusInput = (): void => {
    input.current?.focus();
    input.current?.select();
  };
  useHotkeys([['/', focusInput]]);
  useEffect(() => {
    // A link or the Back button changed the search.
    if (document.activeElement !== input.current) setTyped(value);
  }, [value]);
  const changeSearch = (search: string): void => {
    keyboard.reset();
    setTyped(search);
    notify(search);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    if (key === 'Escape' && typed !== '') {
      event.stopPropagation(); // keeps the editor open
      changeSearch('');
    } else if (!event.nativeEvent.isComposing && keyboard.handleKey(key, typed)) {
      event.preventDefault();
      notify.flush();
    } else if (key === 'Enter' || key === 'Tab') {
      notify.flush();
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
            onClick={() => changeSearch('')}
          />
        )
      }
      value={typed}
      onChange={({ currentTarget }) => changeSearch(currentTarget.value)}
      onBlur={keyboard.reset}
      onKeyDown={onKeyDown}
    />
  );
}
