import { Text } from '@mantine/core';
import { Link } from 'react-router';
import { useLanguageName } from '../messages/language.name.js';
import styles from './text.place.module.css';

/** Which text, with the way to it. */
export function TextPlace({ of: { key, language } }: { of: { key: string; language: string } }) {
  const nameOf = useLanguageName();
  return (
    <>
      <Link
        className={styles.key ?? ''}
        to={`/messages/${encodeURIComponent(key)}/${encodeURIComponent(language)}`}
        target="_blank"
      >
        {key}
      </Link>
      <Text size="xs" c="dimmed">
        {nameOf(language)}
      </Text>
    </>
  );
}
