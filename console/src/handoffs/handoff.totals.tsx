import { SimpleGrid, Text } from '@mantine/core';
import { FormattedNumber } from 'react-intl';
import { useText } from '../texts/text.hook.js';
import styles from './handoff.totals.module.css';
import { STATES } from './handoff.views.js';
import { useHandoffTotals } from './handoffs.queries.js';
import { STATE_LOOKS } from './state.looks.js';

/** What became of the chats of the last day. */
export function HandoffTotals() {
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
            <div key={state} className={styles.total}>
              <Text span size="sm" className={styles.label ?? ''}>
                <Icon size={16} color={color} aria-hidden />
                {text(`handoffs.state.${state}`)}
              </Text>
              <Text span className={styles.number ?? ''}>
                {states ? <FormattedNumber value={states[state]} /> : '–'}
              </Text>
            </div>
          );
        })}
      </SimpleGrid>
    </section>
  );
}
