import { Text } from '@mantine/core';
import styles from './changed.text.module.css';

interface ChangedTextProps {
  readonly language: string;
  readonly before: string | null;
  readonly after: string;
}

/** A text before and after. */
export function ChangedText({ language, before, after }: ChangedTextProps) {
  return (
    <div lang={language}>
      {before !== null && (
        <Text size="sm" c="dimmed" component="del" className={styles.before ?? ''}>
          {before}
        </Text>
      )}
      <Text size="sm" component="ins" className={styles.after ?? ''}>
        {after}
      </Text>
    </div>
  );
}
