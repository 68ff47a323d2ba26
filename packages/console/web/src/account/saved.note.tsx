import { Group, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';

interface SavedNoteProps {
  readonly isSaved: boolean;
  readonly children: string;
}

/** Confirms that a form was saved. Announced by screen readers when it appears. */
export function SavedNote({ isSaved, children }: SavedNoteProps) {
  return (
    <div aria-live="polite">
      {isSaved && (
        <Group gap={4} c="light-dark(#2b7a3d, #69db7c)">
          <IconCheck size={16} aria-hidden />
          <Text size="sm">{children}</Text>
        </Group>
      )}
    </div>
  );
}
