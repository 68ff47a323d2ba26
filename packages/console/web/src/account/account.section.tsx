import { Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import styles from './account.section.module.css';

interface AccountSectionProps {
  readonly title: string;
  readonly description: string;
  readonly children: ReactNode;
}

/** A group of settings: the title and description on the left, the settings on the right. */
export function AccountSection({ title, description, children }: AccountSectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div>
        <Title order={2} size="h5" id={id}>
          {title}
        </Title>
        <Text size="sm" c="dimmed" mt={4}>
          {description}
        </Text>
      </div>
      <div className={styles.content}>{children}</div>
    </section>
  );
}
