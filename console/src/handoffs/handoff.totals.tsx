import { SimpleGrid, Text, UnstyledButton } from '@mantine/core';
import { FormattedNumber } from 'react-intl';
import { useText } from '../texts/text.hook.js';
import styles from './handoff.totals.module.css';
import { type HandoffState, STATES } from './handoff.views.js';
import { useHandoffTotals } from './handoffs.queries.js';
import { STATE_LOOKS } from './state.looks.js';

interface HandoffTotalsProps {
  readonly chosen: HandoffState | undefined;
  readonly onChoose: (state: HandoffState | undefined) => void;
}

/** What became of the chats of the last day; each number filters the list by its state. */
export function HandoffTotals({ chosen, onChoose }: HandoffTotalsProps) {
  const text = useText();
  const states = useHandoffTotals().data?.total.states;
  return (
    <section aria-label={text('handoffs.totals')}>
      <Text size="xs" c="dimmed" mb={6}>
        {text('handoffs.totals')}
      </Text>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
        {STATES.map((state) => {
          const { icon: Icon, color } = STATE_LOOKS[state];
          return (
            <UnstyledButton
              key={state}
              className={styles.total ?? ''}
              aria-pressed={chosen === state}
              onClick={() => onChoose(chosen === state ? undefined : state)}
            >
              <Text span size="sm" className={styles.label ?? ''}>
                <Icon size={16} color={color} aria-hidden />
                {text(`handoffs.state.${state}`)}
              </Text>
              <Text span className={styles.number ?? ''}>
                {states ? <FormattedNumber value={states[state]} /> : '–'}
              </Text>
            </UnstyledButton>
          );
        })}
      </SimpleGrid>
    </section>
  );
}
