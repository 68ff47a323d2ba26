import { Button, Code, Stack, Text } from '@mantine/core';
import { IconLanguageOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Overview } from '../../api/contract.js';
import { hasRight, useMe } from '../../session/session.queries.js';
import { useText } from '../../texts/text.hook.js';
import { EmptyState } from '../../ui/empty.state.js';
import { DraftShelf } from '../drafts/draft.shelf.js';
import { useLanguageName } from '../language.name.js';
import type { TextPlace } from '../text.place.js';

interface UnknownLanguageProps {
  readonly place: TextPlace;
  readonly overview: Overview;
  readonly onOpen: (text: TextPlace) => void;
}

/** In the place of an editor where a link leads to a language that is not there, or not any more. */
export function UnknownLanguage({ place, overview, onOpen }: UnknownLanguageProps) {
  const text = useText();
  const me = useMe();
  const nameOf = useLanguageName();
  const { sourceLanguage } = overview;
  const name = nameOf(place.language);
  const cure = hasRight(me, 'copy:publish') ? 'editor.no-language.add' : 'editor.no-language.ask';
  return (
    <EmptyState
      icon={<IconLanguageOff size={24} />}
      title={text('editor.no-language', { name })}
      detail={text(cure, { name })}
    >
      <Button
        variant="default"
        mt="xs"
        onClick={() => onOpen({ key: place.key, language: sourceLanguage })}
      >
        {text('editor.no-language.open', { name: nameOf(sourceLanguage) })}
      </Button>
      <KeptText key={`${place.language} ${place.key}`} person={me.id} place={place} />
    </EmptyState>
  );
}

/** What was written here and never reached the server: there is no editor any more to save it. */
function KeptText({ person, place: { key, language } }: { person: string; place: TextPlace }) {
  const text = useText();
  const shelf = new DraftShelf(person);
  const [kept, setKept] = useState(() => shelf.take(key, language)?.text);
  if (kept === undefined) return null;
  const discard = (): void => {
    shelf.drop(key, language);
    setKept(undefined);
  };
  return (
    <Stack gap="xs" align="center" mt="md" w="100%">
      <Text size="sm">{text('editor.no-language.kept')}</Text>
      <Code block w="100%" ta="start" dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
        {kept}
      </Code>
      <Button variant="subtle" color="red" size="compact-sm" onClick={discard}>
        {text('editor.no-language.discard')}
      </Button>
    </Stack>
  );
}
