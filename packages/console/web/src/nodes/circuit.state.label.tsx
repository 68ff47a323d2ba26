import { Text } from '@mantine/core';
import { useTranslate } from '../i18n/translate.hook.js';
import { DateTime } from '../ui/date.time.js';
import type { CircuitJson } from './node.types.js';

const COLORS = {
  closed: 'light-dark(#2b7a3d, #69db7c)',
  open: 'light-dark(#c92a2a, #ff8787)',
  'half-open': 'light-dark(#a15c07, #fcc419)',
};

/** The state of a circuit: whether the node is called after recent failures. */
export function CircuitStateLabel({
  circuit: { state, failures, since },
}: {
  circuit: CircuitJson;
}) {
  const text = useTranslate();
  return (
    <div>
      <Text size="sm" fw={state === 'closed' ? 400 : 600} c={COLORS[state]}>
        {text(`nodes.circuit.${state}`)}
      </Text>
      {(failures > 0 || state !== 'closed') && (
        <Text size="xs" c="dimmed">
          {text('nodes.circuit.failures', { count: failures })}
          {state !== 'closed' && (
            <>
              {' · '}
              <DateTime at={since} />
            </>
          )}
        </Text>
      )}
    </div>
  );
}
