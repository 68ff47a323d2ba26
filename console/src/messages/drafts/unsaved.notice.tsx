import { Alert, Anchor, Group } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useText } from '../../texts/text.hook.js';
import type { TextPlace } from '../text.place.js';
import { useUnsaved } from './unsaved.queries.js';

/** Leads to what was written and never reached the server; opening it saves it. */
export function UnsavedNotice({ open }: { open: Partial<TextPlace> }) {
  const text = useText();
  const left = useUnsaved(open);
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
