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
import type { Overview } from '../api/contract.js';
import { hasRight, useMe } from '../session/session.queries.js';
import { useText } from '../texts/text.hook.js';
import { AddLanguage } from './add.language.js';
import type { useLanguageChoice } from './language.choice.js';
import { useLanguageName } from './language.name.js';
import { RemoveLanguage } from './remove.language.js';

interface LanguageMenuProps {
  readonly overview: Overview | undefined;
  readonly choice: ReturnType<typeof useLanguageChoice>;
}

/** Which languages are columns; and a new one for who may. */
export function LanguageMenu({ overview, choice }: LanguageMenuProps) {
  const text = useText();
  const nameOf = useLanguageName();
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  const [removed, setRemoved] = useState<string>();
  const source = overview?.sourceLanguage;
  const languages = overview?.languages ?? [];
  const toggle = (language: string): void => {
    const next = languages.filter((one) => choice.shown.includes(one) !== (one === language));
    if (next.length > 0) choice.choose(next);
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
            {text('messages.languages', { shown: choice.shown.length, all: languages.length })}
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
                  checked={choice.shown.includes(language)}
                  onChange={() => toggle(language)}
                />
                {hasRight(me, 'copy:languages') && (
                  <RemoveButton
                    name={nameOf(language)}
                    isSource={language === source}
                    onClick={() => {
                      setOpen(false);
                      setRemoved(language);
                    }}
                  />
                )}
              </Group>
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
      {removed !== undefined && source !== undefined && (
        <RemoveLanguage language={removed} source={source} onClose={() => setRemoved(undefined)} />
      )}
    </>
  );
}

interface RemoveButtonProps {
  readonly name: string;
  /** The language of the texts in code, which stays; the button says why. */
  readonly isSource: boolean;
  readonly onClick: () => void;
}

function RemoveButton({ name, isSource, onClick }: RemoveButtonProps) {
  const text = useText();
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
