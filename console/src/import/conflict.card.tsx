import { Group, Radio, SimpleGrid, Text } from '@mantine/core';
import { directionOf } from '../messages/text.direction.js';
import { useText } from '../texts/text.hook.js';
import styles from './conflict.card.module.css';
import { TextPlace } from './text.place.js';
import type { Conflict } from './taken.conflicts.js';

interface ConflictCardProps {
  readonly conflict: Conflict;
  /** Whether the text of the file is written. */
  readonly isTaken: boolean;
  readonly onDecide: (isTheFiles: boolean) => void;
}

/** The text as it is now and as the file has it, side by side to choose from. */
export function ConflictCard({ conflict, isTaken, onDecide }: ConflictCardProps) {
  const text = useText();
  const { key, language, before, current, changedBy, after } = conflict;
  return (
    <section className={styles.card} aria-label={text('import.conflict.of', { key, language })}>
      <TextPlace of={conflict} />
      <Text size="xs" c="dimmed" mt={4}>
        {text('import.conflict.before')}{' '}
        <bdi lang={language}>{before ?? text('import.conflict.no-text')}</bdi>
      </Text>
      <Radio.Group
        aria-label={text('import.conflict.of', { key, language })}
        value={isTaken ? 'file' : 'current'}
        onChange={(side) => onDecide(side === 'file')}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" mt="sm">
          <Side
            value="current"
            language={language}
            title={text('import.conflict.keep')}
            about={text('import.conflict.by', { name: changedBy })}
          >
            {current ?? text('import.conflict.no-text')}
          </Side>
          <Side
            value="file"
            language={language}
            title={text('import.conflict.take')}
            about={text('import.conflict.file')}
          >
            {after}
          </Side>
        </SimpleGrid>
      </Radio.Group>
    </section>
  );
}

interface SideProps {
  readonly value: string;
  readonly language: string;
  readonly title: string;
  readonly about: string;
  readonly children: string;
}

function Side({ value, language, title, about, children }: SideProps) {
  return (
    <Radio.Card value={value} radius="md" className={styles.side ?? ''}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Radio.Indicator />
        <div className={styles.words}>
          <Text size="sm" fw={600}>
            {title}
          </Text>
          <Text size="xs" c="dimmed">
            {about}
          </Text>
          <Text
            size="sm"
            mt={6}
            lang={language}
            dir={directionOf(children, language)}
            className={styles.text ?? ''}
          >
            {children}
          </Text>
        </div>
      </Group>
    </Radio.Card>
  );
}
