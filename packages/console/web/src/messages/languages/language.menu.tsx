import {
  ActionIcon,
  Button,
  Checkbox,
  Divider,
  Group,
  Popover,
  Stack,
  Text,
  Tooltip,
} from '@mantine/core';
import { IconChevronDown, IconLanguage, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { OverviewJson } from '../../api/contract.js';
import { hasPermission, useCurrentUser } from '../../session/session.queries.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { AddLanguage } from './add.language.js';
import type { useVisibleLanguages } from './visible.languages.hook.js';
import { useLanguageName } from './language.name.hook.js';
import { RemoveLanguage } from './remove.language.js';

interface LanguageMenuProps {
  readonly overview: OverviewJson | undefined;
  readonly visibleLanguages: ReturnType<typeof useVisibleLanguages>;
}

/** Selects the visible language columns. Publishers can add a language, administrators remove one. */
export function LanguageMenu({ overview, visibleLanguages }: LanguageMenuProps) {
  const text = useTranslate();
  const nameOf = useLanguageName();
  const me = useCurrentUser();
  const [isOpen, setOpen] = useState(false);
  const [languageToRemove, setLanguageToRemove] = useState<string>();
  const source = overview?.sourceLanguage;
  const languages = overview?.languages ?? [];
  const toggle = (language: string): void => {
    const next = languages.filter(
      (one) => visibleLanguages.shown.includes(one) !== (one === language),
    );
    if (next.length > 0) visibleLanguages.choose(next);
  };
  return (
    <>
      <Popover
        position="bottom-end"
        width={280}
        trapFocus
        shadow="md"
        opened={isOpen}
        onChange={setOpen}
      >
        <Popover.Target>
          <Button
            variant="default"
            onClick={() => setOpen(!isOpen)}
            leftSection={<IconLanguage size={17} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {text('messages.languages', {
              shown: visibleLanguages.shown.length,
              all: languages.length,
            })}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="sm">
            <Text size="xs" fw={600} c="dimmed">
              {text('messages.columns')}
            </Text>
            {languages.map((language) => (
              <Group key={language} justify="space-between" wrap="nowrap" mih={28}>
                <Checkbox
                  label={
                    language === source
                      ? text('messages.language.source', { name: nameOf(language) })
                      : nameOf(language)
                  }
                  checked={visibleLanguages.shown.includes(language)}
                  onChange={() => toggle(language)}
                />
                {hasPermission(me, 'copy:languages') && (
                  <RemoveButton
                    name={nameOf(language)}
                    isSource={language === source}
                    onClick={() => {
                      setOpen(false);
                      setLanguageToRemove(language);
                    }}
                  />
                )}
              </Group>
            ))}
            {hasPermission(me, 'copy:publish') && (
              <>
                <Divider />
                <AddLanguage
                  existing={languages}
                  onAdded={(language) =>
                    visibleLanguages.choose([...visibleLanguages.shown, language])
                  }
                />
              </>
            )}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      {languageToRemove !== undefined && source !== undefined && (
        <RemoveLanguage
          language={languageToRemove}
          source={source}
          onClose={() => setLanguageToRemove(undefined)}
        />
      )}
    </>
  );
}

interface RemoveButtonProps {
  readonly name: string;
  /** The source language, which cannot be removed; the button explains why. */
  readonly isSource: boolean;
  readonly onClick: () => void;
}

function RemoveButton({ name, isSource, onClick }: RemoveButtonProps) {
  const text = useTranslate();
  const label = text('messages.language.remove', { name });
  return (
    <Tooltip
      label={isSource ? text('messages.language.remove.source', { name }) : label}
      multiline
      maw={260}
      events={{ hover: true, focus: true, touch: true }}
    >
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        aria-disabled={isSource}
        {...(isSource && { 'data-disabled': true })}
        onClick={() => !isSource && onClick()}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
