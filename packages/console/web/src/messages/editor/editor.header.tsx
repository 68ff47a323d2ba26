import { CloseButton, Group, Text, Title, UnstyledButton } from '@mantine/core';
import type { MessageJson, OverviewJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { useLanguageName } from '../languages/language.name.hook.js';
import type { TextId } from '../text.id.js';
import { EditorMenu } from './editor.menu.js';
import classes from './editor.module.css';

interface EditorHeaderProps {
  readonly messageKey: string;
  /** Undefined until loaded. */
  readonly message: MessageJson | undefined;
  readonly language: string;
  readonly overview: OverviewJson;
  readonly onOpen: (text: TextId | null) => void;
}

/** The key, description and language of the edited text. */
export function EditorHeader({
  messageKey,
  message,
  language,
  overview,
  onOpen,
}: EditorHeaderProps) {
  const text = useTranslate();
  const nameOf = useLanguageName();
  return (
    <div className={classes.header}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <Title order={2} className={classes.key ?? ''}>
          {messageKey}
        </Title>
        <Group gap={4} wrap="nowrap">
          {message && <EditorMenu message={message} onClose={() => onOpen(null)} />}
          <CloseButton aria-label={text('editor.close')} onClick={() => onOpen(null)} />
        </Group>
      </Group>
      <Text size="sm" c="dimmed">
        {message?.definition
          ? `${message.definition.description} ${text(`editor.use.${message.definition.usedAs}`)}`
          : message && text('messages.unused.tip')}
      </Text>
      <nav className={classes.languages} aria-label={text('messages.language')}>
        {overview.languages.map((one) => (
          <UnstyledButton
            key={one}
            className={classes.language ?? ''}
            aria-current={one === language}
            onClick={() => onOpen({ key: messageKey, language: one })}
          >
            {nameOf(one)}
          </UnstyledButton>
        ))}
      </nav>
    </div>
  );
}
