import { Group, Radio, SimpleGrid, Text } from '@mantine/core';
import { detectDirection } from '@nestjs-haptik/ui';
import { useTranslate } from '../../i18n/translate.hook.js';
import styles from './conflict.card.module.css';
import { TextLink } from './text.link.js';
import type { ImportConflict } from './conflict.selection.js';

interface ConflictCardProps {
  readonly conflict: ImportConflict;
  /** Whether the text of the file overwrites the current one. */
  readonly isFileSelected: boolean;
  readonly onSelect: (usesFileText: boolean) => void;
}

/** The current text and that of the file, side by side as a choice. */
export function ConflictCard({ conflict, isFileSelected, onSelect }: ConflictCardProps) {
  const text = useTranslate();
  const { key, language, before, current, changedBy, after } = conflict;
  return (
    <section className={styles.card} aria-label={text('import.conflict.of', { key, language })}>
      <TextLink of={conflict} />
      <Text size="xs" c="dimmed" mt={4}>
        {text('import.conflict.before')}{' '}
        <bdi lang={language}>{before ?? text('import.conflict.no-text')}</bdi>
      </Text>
      <Radio.Group
        aria-label={text('import.conflict.of', { key, language })}
        value={isFileSelected ? 'file' : 'current'}
        onChange={(side) => onSelect(side === 'file')}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" mt="sm">
          <ConflictOption
            value="current"
            language={language}
            title={text('import.conflict.keep')}
            description={text('import.conflict.by', { name: changedBy })}
          >
            {current ?? text('import.conflict.no-text')}
          </ConflictOption>
          <ConflictOption
            value="file"
            language={language}
            title={text('import.conflict.take')}
            description={text('import.conflict.file')}
          >
            {after}
          </ConflictOption>
        </SimpleGrid>
      </Radio.Group>
    </section>
  );
}

interface ConflictOptionProps {
  readonly value: string;
  readonly language: string;
  readonly title: string;
  readonly description: string;
  readonly children: string;
}

function ConflictOption({ value, language, title, description, children }: ConflictOptionProps) {
  return (
    <Radio.Card value={value} radius="md" className={styles.side ?? ''}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Radio.Indicator />
        <div className={styles.content}>
          <Text size="sm" fw={600}>
            {title}
          </Text>
          <Text size="xs" c="dimmed">
            {description}
          </Text>
          <Text
            size="sm"
            mt={6}
            lang={language}
            dir={detectDirection(children, language)}
            className={styles.text ?? ''}
          >
            {children}
          </Text>
        </div>
      </Group>
    </Radio.Card>
  );
}
