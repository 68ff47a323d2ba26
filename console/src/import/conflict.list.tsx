import { Button, Group, Stack, Text } from '@mantine/core';
import type { ImportPreview } from '../api/contract.js';
import { useText } from '../texts/text.hook.js';
import { ConflictCard } from './conflict.card.js';
import { FirstOnly } from './first.only.js';
import { decide, idOf, isTaken, NONE, type Taken } from './taken.conflicts.js';

interface ConflictListProps {
  readonly conflicts: ImportPreview['conflicts'];
  readonly taken: Taken;
  readonly onTake: (taken: Taken) => void;
}

/** Texts that somebody else changed since the file was made; each keeps its text until one decides. */
export function ConflictList({ conflicts, taken, onTake }: ConflictListProps) {
  const text = useText();
  const { first, total } = conflicts;
  return (
    <Stack>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" maw={520}>
          {text('import.conflicts.about')}
        </Text>
        {total > 1 && (
          <Group gap="xs">
            <Button variant="default" size="xs" onClick={() => onTake(NONE)}>
              {text('import.conflicts.keep-all', { count: total })}
            </Button>
            <Button variant="default" size="xs" onClick={() => onTake('all')}>
              {text('import.conflicts.take-all', { count: total })}
            </Button>
          </Group>
        )}
      </Group>
      {first.map((conflict) => (
        <ConflictCard
          key={idOf(conflict)}
          conflict={conflict}
          isTaken={isTaken(taken, conflict)}
          onDecide={(isTheFiles) => onTake(decide(taken, conflicts, conflict, isTheFiles))}
        />
      ))}
      <FirstOnly shown={first.length} total={total} />
    </Stack>
  );
}
