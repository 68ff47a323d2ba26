import { Text } from '@mantine/core';
import { useTranslate } from '../../i18n/translate.hook.js';
import { DateTime } from '../../ui/date.time.js';
import { useFormat } from '../format.hook.js';
import type { NodeFiguresJson } from '../operations.types.js';
import styles from './node.module.css';

/** Why a node fails: its causes, and what the last failure said. */
export function NodeCauses({ node }: { node: NodeFiguresJson }) {
  const text = useTranslate();
  const format = useFormat();
  const { failuresByCause, lastError } = node;
  if (failuresByCause.length === 0 && lastError === null) return null;
  return (
    <>
      <ul className={styles.causes}>
        {failuresByCause.map(({ cause, count }) => (
          <li key={cause}>
            {text('operations.nodes.cause', {
              cause: text(`operations.cause.${cause}`),
              count: format.number(count),
            })}
          </li>
        ))}
      </ul>
      {lastError && (
        <>
          <code className={styles.error} dir="auto">
            {lastError.message}
          </code>
          <Text size="xs" c="dimmed">
            <DateTime at={lastError.at} />
          </Text>
        </>
      )}
    </>
  );
}
