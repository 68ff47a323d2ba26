import { Button, Code, Stack, Text } from '@mantine/core';
import { IconLanguageOff } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '@nestjs-haptik/ui';
import type { OverviewJson } from '../../api/contract.js';
import { hasPermission, useCurrentUser } from '../../session/session.queries.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { LocalDraftStorage } from '../drafts/local.draft.storage.js';
import { useLanguageName } from '../languages/language.name.hook.js';
import type { TextId } from '../text.id.js';

interface UnknownLanguageProps {
  readonly textId: TextId;
  readonly overview: OverviewJson;
  readonly onOpen: (text: TextId) => void;
}

/** Replaces the editor when a link names a language that the bot does not have. */
export function UnknownLanguage({ textId, overview, onOpen }: UnknownLanguageProps) {
  const text = useTranslate();
  const me = useCurrentUser();
  const nameOf = useLanguageName();
  const { sourceLanguage } = overview;
  const name = nameOf(textId.language);
  const detailKey = hasPermission(me, 'copy:publish')
    ? 'editor.unknown-language.add'
    : 'editor.unknown-language.ask';
  return (
    <EmptyState
      icon={<IconLanguageOff size={24} />}
      title={text('editor.unknown-language', { name })}
      detail={text(detailKey, { name })}
    >
      <Button
        variant="default"
        mt="xs"
        onClick={() => onOpen({ key: textId.key, language: sourceLanguage })}
      >
        {text('editor.unknown-language.open', { name: nameOf(sourceLanguage) })}
      </Button>
      <UnsavedText key={`${textId.language} ${textId.key}`} userId={me.id} textId={textId} />
    </EmptyState>
  );
}

/** An unsaved text of this browser, which no editor can save any more. */
function UnsavedText({ userId, textId: { key, language } }: { userId: string; textId: TextId }) {
  const text = useTranslate();
  const storage = new LocalDraftStorage(userId);
  const [unsavedText, setUnsavedText] = useState(() => storage.load(key, language)?.text);
  if (unsavedText === undefined) return null;
  const discard = (): void => {
    storage.remove(key, language);
    setUnsavedText(undefined);
  };
  return (
    <Stack gap="xs" align="center" mt="md" w="100%">
      <Text size="sm">{text('editor.unknown-language.kept')}</Text>
      <Code block w="100%" ta="start" dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
        {unsavedText}
      </Code>
      <Button variant="subtle" color="red" size="compact-sm" onClick={discard}>
        {text('editor.unknown-language.discard')}
      </Button>
    </Stack>
  );
}
