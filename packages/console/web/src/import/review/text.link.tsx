import { Text } from '@mantine/core';
import { Link } from 'react-router';
import { useLanguageName } from '../../messages/languages/language.name.hook.js';
import styles from './text.link.module.css';

/** The key and language of a text, linked to its editor. */
export function TextLink({ of: { key, language } }: { of: { key: string; language: string } }) {
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
