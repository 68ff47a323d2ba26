import { Button, Group, Stack, Text } from '@mantine/core';
import type { ImportPreviewJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { ConflictCard } from './conflict.card.js';
import { TruncationNote } from './truncation.note.js';
import {
  selectConflict,
  conflictId,
  isConflictSelected,
  NO_CONFLICTS,
  type ConflictSelection,
} from './conflict.selection.js';

interface ImportConflictCardsProps {
  readonly conflicts: ImportPreviewJson['conflicts'];
  readonly selection: ConflictSelection;
  readonly onSelect: (selection: ConflictSelection) => void;
}

/** Texts that others changed after the export. Each keeps its current text by default. */
export function ImportConflictCards({ conflicts, selection, onSelect }: ImportConflictCardsProps) {
  const text = useTranslate();
  const { first, total } = conflicts;
  return (
    <Stack>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" maw={520}>
          {text('import.conflicts.description')}
        </Text>
        {total > 1 && (
          <Group gap="xs">
            <Button variant="default" size="xs" onClick={() => onSelect(NO_CONFLICTS)}>
              {text('import.conflicts.keep-all', { count: total })}
            </Button>
            <Button variant="default" size="xs" onClick={() => onSelect('all')}>
              {text('import.conflicts.take-all', { count: total })}
            </Button>
          </Group>
        )}
      </Group>
      {first.map((conflict) => (
        <ConflictCard
          key={conflictId(conflict)}
          conflict={conflict}
          isFileSelected={isConflictSelected(selection, conflict)}
          onSelect={(usesFileText) =>
            onSelect(selectConflict(selection, conflicts, conflict, usesFileText))
          }
        />
      ))}
      <TruncationNote shown={first.length} total={total} />
    </Stack>
  );
}
