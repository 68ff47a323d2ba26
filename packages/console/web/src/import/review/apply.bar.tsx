import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { hasPermission, useCurrentUser } from '../../session/session.queries.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import styles from './apply.bar.module.css';

interface ApplyBarProps {
  /** The number of texts to write. */
  readonly count: number;
  /** The number of conflicts that keep the current text. */
  readonly kept: number;
  readonly onApply: (publish: boolean) => void;
}

/** The button that applies the import; always visible below the tables. */
export function ApplyBar({ count, kept, onApply }: ApplyBarProps) {
  const text = useTranslate();
  const canPublish = hasPermission(useCurrentUser(), 'copy:publish');
  const [publish, setPublish] = useState(false);
  return (
    <Group className={styles.bar ?? ''} justify="space-between" gap="sm">
      <Checkbox
        checked={publish}
        disabled={!canPublish}
        label={text('import.publish')}
        description={text(canPublish ? 'import.publish.description' : 'import.publish.denied')}
        onChange={(event) => setPublish(event.currentTarget.checked)}
      />
      <Group gap="sm">
        <Text size="sm" c="dimmed" aria-live="polite">
          {kept > 0 && text('import.kept', { count: kept })}
        </Text>
        <Button disabled={count === 0} onClick={() => onApply(publish)}>
          {text('import.apply', { count })}
        </Button>
      </Group>
    </Group>
  );
}
