import { SimpleGrid, Text } from '@mantine/core';
import { FormattedNumber } from 'react-intl';
import { useTranslate } from '../i18n/translate.hook.js';
import styles from './handoff.totals.section.module.css';
import { HANDOFF_STATE_ORDER } from './handoff.types.js';
import { useHandoffTotals } from './handoffs.queries.js';
import { STATE_STYLES } from './state.styles.js';

/** The number of handoffs by state in the last 24 hours. */
export function HandoffTotalsSection() {
  const text = useTranslate();
  const states = useHandoffTotals().data?.total.states;
  return (
    <section aria-label={text('handoffs.totals')}>
      <Text size="xs" c="dimmed" mb={6}>
        {text('handoffs.totals')}
      </Text>
      <SimpleGrid cols={{ base: 2, sm: 5 }} spacing="sm">
        {HANDOFF_STATE_ORDER.map((state) => {
          const { icon: Icon, color } = STATE_STYLES[state];
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
