import { VisuallyHidden } from '@mantine/core';
import { useTranslate } from '../../i18n/translate.hook.js';
import { useFormat } from '../format.hook.js';
import { SECTION_IDS } from '../sections/section.ids.js';
import { type Answer, type AnswerInput, outdatedAnswer } from './answer.js';
import { AnswerCard } from './answer.card.js';
import styles from './answer.module.css';
import { failingAnswer } from './failing.answer.js';
import { fastAnswer } from './fast.answer.js';
import { type Reachability, upAnswer } from './up.answer.js';
import { waitingAnswer } from './waiting.answer.js';

interface AnswerListProps extends Pick<AnswerInput, 'overview' | 'ageSeconds'> {
  readonly reachability: Reachability;
}

/** The four questions of an operator, answered in words. */
export function AnswerList({ overview, ageSeconds, reachability }: AnswerListProps) {
  const text = useTranslate();
  const format = useFormat();
  const input: AnswerInput = { overview, ageSeconds, text, format };
  const { problem, lastAnswerAt } = reachability;
  const asOf = text('operations.answers.as-of', { time: format.clock(lastAnswerAt) });
  const latest = (answer: Answer): Answer =>
    problem === undefined ? answer : outdatedAnswer(answer, asOf);
  const answers = [
    { name: 'up', answer: upAnswer(input, reachability), section: SECTION_IDS.replicas },
    { name: 'fast', answer: latest(fastAnswer(input)), section: SECTION_IDS.charts },
    { name: 'failing', answer: latest(failingAnswer(input)), section: SECTION_IDS.nodes },
    { name: 'waiting', answer: latest(waitingAnswer(input)), section: SECTION_IDS.pending },
  ] as const;
  return (
    <section aria-label={text('operations.answers')}>
      <ul className={styles.list}>
        {answers.map(({ name, answer, section }) => (
          <AnswerCard
            key={name}
            question={text(`operations.${name}`)}
            answer={answer}
            section={section}
          />
        ))}
      </ul>
      {/* Announced when a severity changes, not at every refresh. */}
      <VisuallyHidden role="status">
        {answers
          .map(({ name, answer: { severity } }) =>
            text('operations.answers.changed', {
              question: text(`operations.${name}`),
              answer: text(`operations.severity.${severity}`),
            }),
          )
          .join(' ')}
      </VisuallyHidden>
    </section>
  );
}
