import { Alert, Anchor, Group } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTranslate } from '../../i18n/translate.hook.js';
import type { TextId } from '../text.id.js';
import { useUnsavedDrafts } from './unsaved.queries.js';

/** Links to unsaved texts; opening one saves it. */
export function UnsavedNotice({ open }: { open: Partial<TextId> }) {
  const text = useTranslate();
  const drafts = useUnsavedDrafts(open);
  if (drafts.length === 0) return null;
  return (
    <Alert color="yellow" py={8} radius={0} icon={<IconDeviceFloppy size={18} aria-hidden />}>
      <Group gap="xs">
        {text('messages.unsaved', { count: drafts.length })}
        {drafts.map(({ key, language }) => (
          <Anchor
            key={`${language}.${key}`}
            component={Link}
            to={`/messages/${encodeURIComponent(key)}/${encodeURIComponent(language)}`}
            size="sm"
            c="inherit"
            underline="always"
          >
            {key} ({language})
          </Anchor>
        ))}
      </Group>
    </Alert>
  );
}
