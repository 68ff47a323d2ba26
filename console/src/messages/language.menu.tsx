import { Button, Checkbox, Divider, Popover, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconLanguage } from '@tabler/icons-react';
import type { Overview } from '../api/contract.js';
import { hasRight, useMe } from '../session/session.queries.js';
import { useText } from '../texts/text.hook.js';
import { AddLanguage } from './add.language.js';
import type { useLanguageChoice } from './language.choice.js';
import { useLanguageName } from './language.name.js';

interface LanguageMenuProps {
  readonly overview: Overview | undefined;
  readonly choice: ReturnType<typeof useLanguageChoice>;
}

/** Which languages are columns; and a new one for who may. */
export function LanguageMenu({ overview, choice }: LanguageMenuProps) {
  const text = useText();
  const nameOf = useLanguageName();
  const me = useMe();
  const languages = overview?.languages ?? [];
  const toggle = (language: string): void => {
    const next = languages.filter((one) => choice.shown.includes(one) !== (one === language));
    if (next.length > 0) choice.choose(next);
  };
  return (
    <Popover position="bottom-end" width={260} trapFocus shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconLanguage size={17} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {text('messages.languages', { shown: choice.shown.length, all: languages.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Text size="xs" fw={600} c="dimmed">
            {text('messages.columns')}
          </Text>
          {languages.map((language) => (
            <Checkbox
              key={language}
              label={
                language === overview?.sourceLanguage
                  ? text('messages.language.source', { name: nameOf(language) })
                  : nameOf(language)
              }
              checked={choice.shown.includes(language)}
              onChange={() => toggle(language)}
            />
          ))}
          {hasRight(me, 'copy:publish') && (
            <>
              <Divider />
              <AddLanguage
                spoken={languages}
                onAdded={(language) => choice.choose([...choice.shown, language])}
              />
            </>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
