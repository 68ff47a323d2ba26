import { Text, VisuallyHidden } from '@mantine/core';
import { Fragment, useId } from 'react';
import { Link, useLocation } from 'react-router';
import { useTranslate } from '../../i18n/translate.hook.js';
import { SEVERITY_STYLES } from '../severity.styles.js';
import type { Answer } from './answer.js';
import styles from './answer.module.css';

interface AnswerCardProps {
  readonly question: string;
  readonly answer: Answer;
  /** The id of the section with the details. */
  readonly section: string;
}

/** A question with its answer; a link to the section that says more. */
export function AnswerCard({
  question,
  answer: { severity, title, details },
  section,
}: AnswerCardProps) {
  const text = useTranslate();
  const id = useId();
  const { search } = useLocation();
  const { icon: Icon, color } = SEVERITY_STYLES[severity];
  return (
    <li className={styles.card} data-severity={severity} aria-labelledby={id}>
      <Icon size={22} color={color} className={styles.icon} aria-hidden />
      <div className={styles.words}>
        <h2 className={styles.question} id={id}>
          <Link to={{ search, hash: section }} onClick={(event) => goToSection(event, section)}>
            {question}
          </Link>
        </h2>
        <p className={styles.answer}>
          <VisuallyHidden>{text(`operations.severity.${severity}`)}: </VisuallyHidden>
          <bdi>{title}</bdi>
        </p>
        {details.length > 0 && (
          <Text size="sm" c="dimmed" className={styles.details ?? ''} component="div">
            {details.map((detail) => (
              <Fragment key={detail}>
                <bdi>{detail}</bdi>{' '}
              </Fragment>
            ))}
          </Text>
        )}
      </div>
    </li>
  );
}

/** Scrolls without an entry in the history, and moves the focus as a link would. */
function goToSection(event: { preventDefault: () => void }, id: string): void {
  const section = document.getElementById(id);
  if (!section) return;
  event.preventDefault();
  section.scrollIntoView({ block: 'start' });
  section.focus({ preventScroll: true });
}
