import { Alert, Anchor, Group } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useMe } from '../../session/session.queries.js';
import { useText } from '../../texts/text.hook.js';
import { DraftShelf } from './draft.shelf.js';

interface UnsavedNoticeProps {
  readonly openKey: string | undefined;
  readonly openLanguage: string | undefined;
}

/** Leads to what was written and never reached the server; opening it saves it. */
export function UnsavedNotice({ openKey, openLanguage }: UnsavedNoticeProps) {
  const me = useMe();
  const text = useText();
  // Those of the editor that is open are told about there.
  const left = new DraftShelf(me.id)
    .all()
    .filter(({ key, language }) => key !== openKey || language !== openLanguage);
  if (left.length === 0) return null;
  return (
    <Alert color="yellow" py={8} radius={0} icon={<IconDeviceFloppy size={18} aria-hidden />}>
      <Group gap="xs">
        {text('messages.unsaved', { count: left.length })}
        {left.map(({ key, language }) => (
          <Anchor
            key={`${language}.${key}`}
            component={Link}
            to={`/messages/${encodeURIComponent(key)}/${encodeURIComponent(language)}`}
            size="sm"
            underline="always"
          >
            {key} ({language})
          </Anchor>
        ))}
      </Group>
    </Alert>
  );
}
